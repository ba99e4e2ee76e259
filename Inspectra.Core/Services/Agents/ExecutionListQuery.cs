using Inspectra.Core.Metrics;

namespace Inspectra.Core.Services.Agents;

/// <summary>Which executions to list.</summary>
public sealed record ExecutionListQuery
{
    /// <summary>Start of the range, inclusive.</summary>
    public required DateTime FromUtc { get; init; }

    /// <summary>End of the range, exclusive.</summary>
    public required DateTime ToUtc { get; init; }

    /// <summary>On the same dimensions as metrics, see <see cref="DimensionKeys"/>.</summary>
    public IReadOnlyList<MetricFilter> Filters { get; init; } = [];

    public ExecutionSort Sort { get; init; } = ExecutionSort.StartedDescending;

    /// <summary>The <c>Next</c> of the page before; null for the first page.</summary>
    public string? Cursor { get; init; }

    /// <summary>1 to 1,000.</summary>
    public int Limit { get; init; } = 50;
}
