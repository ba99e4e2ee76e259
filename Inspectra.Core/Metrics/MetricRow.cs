namespace Inspectra.Core.Metrics;

/// <summary>One line of an answer: the total, or one value of the dimension split by.</summary>
/// <remarks>All arrays follow the order of the query's metrics. A null value means that there are no data to
/// calculate it from, which is not the same as zero.</remarks>
public sealed record MetricRow
{
    /// <summary>Value of the dimension; null in the total, in the "other" row, and where events name no value.</summary>
    public string? Key { get; init; }

    /// <summary>Whether this row stands for all values beyond the top ones.</summary>
    public bool IsOther { get; init; }

    /// <summary>Over the whole range: [metric].</summary>
    public required double?[] Values { get; init; }

    /// <summary>Over the whole period compared with; null when none was asked for.</summary>
    public double?[]? PreviousValues { get; init; }

    /// <summary>[metric][bucket]; null when the query has no grain.</summary>
    public double?[][]? Series { get; init; }

    /// <summary>[metric][bucket] of the period compared with, aligned with the buckets of the range by position.</summary>
    public double?[][]? PreviousSeries { get; init; }
}
