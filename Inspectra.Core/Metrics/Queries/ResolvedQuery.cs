using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Streams;
using Inspectra.Core.Metrics.Time;

namespace Inspectra.Core.Metrics.Queries;

/// <summary>A query whose names are known to exist, with the way to its answer.</summary>
internal sealed class ResolvedQuery
{
    public required MetricQuery Query { get; init; }

    public required StreamDefinition Stream { get; init; }

    public required IReadOnlyList<MetricDefinition> Metrics { get; init; }

    public required LocalCalendar Calendar { get; init; }

    public required IReadOnlyList<DimensionFilter> Filters { get; init; }

    /// <summary>Position of the dimension split by; null for none.</summary>
    public required int? SplitDimension { get; init; }

    /// <summary>Parts of cells that the plain metrics take; the looking-back ones take users.</summary>
    public required CellParts Parts { get; init; }

    /// <summary>Position of the dimension set that answers; null when only the events themselves can.</summary>
    public required int? Set { get; init; }

    /// <summary>Whether status filter and split are answered from the counts inside each cell.</summary>
    public required bool TakesStatusFromCounts { get; init; }
}
