namespace Inspectra.Core.Metrics;

public sealed record MetricAnswer
{
    /// <summary>Definitions in the order of the query.</summary>
    public required IReadOnlyList<MetricDefinition> Metrics { get; init; }

    /// <summary>The time axis, oldest first; empty when the query has no grain.</summary>
    public required IReadOnlyList<MetricBucket> Buckets { get; init; }

    public required MetricRow Total { get; init; }

    /// <summary>Per value of the dimension split by, first metric descending, then the "other" row; empty without split.</summary>
    public required IReadOnlyList<MetricRow> Rows { get; init; }

    public required MetricProvenance Provenance { get; init; }
}
