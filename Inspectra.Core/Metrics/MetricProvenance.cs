namespace Inspectra.Core.Metrics;

/// <summary>Where an answer comes from, so that a reader can judge and repeat it.</summary>
public sealed record MetricProvenance
{
    public required MetricSource Source { get; init; }

    /// <summary>Rollup documents read.</summary>
    public required long BucketsRead { get; init; }

    /// <summary>Events read one by one.</summary>
    public required long EventsRead { get; init; }

    public required DateTime FromUtc { get; init; }

    public required DateTime ToUtc { get; init; }

    public required string TimeZone { get; init; }

    public required DateTime ComputedUtc { get; init; }

    /// <summary>Version of the stream's data that was read; it grows with every committed change.</summary>
    public required long DataVersion { get; init; }

    /// <summary>False while the range reaches into the future.</summary>
    public required bool IsComplete { get; init; }
}
