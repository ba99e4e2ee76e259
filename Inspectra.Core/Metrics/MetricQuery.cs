using MongoDB.Bson;

namespace Inspectra.Core.Metrics;

/// <summary>A question to the metric engine; the same for a page, the API, an export or an alert.</summary>
public sealed record MetricQuery
{
    public required ObjectId WorkspaceId { get; init; }

    /// <summary>Key of a stream, see <see cref="StreamKeys"/>.</summary>
    public required string Stream { get; init; }

    /// <summary>Keys of metrics, at least one, see <see cref="MetricKeys"/>. The first one orders the rows.</summary>
    public required IReadOnlyList<string> Metrics { get; init; }

    /// <summary>Start of the range, inclusive.</summary>
    public required DateTime FromUtc { get; init; }

    /// <summary>End of the range, exclusive.</summary>
    public required DateTime ToUtc { get; init; }

    /// <summary>IANA zone whose days, weeks and months are meant.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Width of the buckets; null asks for totals alone, which is cheaper.</summary>
    public Grain? Grain { get; init; }

    /// <summary>Dimension to split by; null for no rows beside the total.</summary>
    public string? SplitBy { get; init; }

    /// <summary>Number of rows kept when split; what remains is folded into one "other" row.</summary>
    public int Top { get; init; } = 10;

    public IReadOnlyList<MetricFilter> Filters { get; init; } = [];

    public Comparison Comparison { get; init; } = Comparison.None;
}
