using Inspectra.Core.Metrics;
using Inspectra.Web.Components.Shared;

namespace Inspectra.Web.Components.Charts;

/// <summary>What a chart over time shows. Immutable: a chart draws again only when it is given another one.</summary>
public sealed record ChartModel
{
    public required string Title { get; init; }

    public required ValueKind Kind { get; init; }

    public required Grain Grain { get; init; }

    public required IReadOnlyList<ChartBucket> Buckets { get; init; }

    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>An expected range behind the lines; null for none.</summary>
    public ChartBand? Band { get; init; }

    /// <summary>Address of the rows behind the chart; the period of a clicked bucket is added to it. Null when there is none.</summary>
    public string? DrillAddress { get; init; }

    public bool HasData => Series.Any(s => s.Values.Any(v => v is not null and not 0));
}

/// <param name="StartLocal">Start on the wall clock of the shown zone.</param>
/// <param name="EndLocal">First moment after, on the same clock.</param>
/// <param name="IsComplete">False while the bucket may still grow.</param>
public sealed record ChartBucket(DateTime StartLocal, DateTime EndLocal, bool IsComplete);

/// <param name="Color">A CSS colour, as a rule a variable of the theme.</param>
/// <param name="Values">One value a bucket; null where there is no data.</param>
public sealed record ChartSeries(string Key, string Label, string Color, IReadOnlyList<double?> Values)
{
    /// <summary>The same buckets of the period compared with, aligned by position.</summary>
    public IReadOnlyList<double?>? Previous { get; init; }
}

public sealed record ChartBand(string Label, IReadOnlyList<double> Lower, IReadOnlyList<double> Upper);

public enum ChartShape
{
    Line,
    Area,
    Bar,
    StackedBar,
    StackedArea,
}
