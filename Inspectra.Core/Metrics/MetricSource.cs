namespace Inspectra.Core.Metrics;

/// <summary>What an answer was calculated from.</summary>
public enum MetricSource
{
    /// <summary>Buckets that ingestion keeps; the cost does not depend on how many events there are.</summary>
    Rollup,

    /// <summary>The events themselves.</summary>
    Raw,

    /// <summary>Buckets, and events at the edges that no bucket cuts exactly.</summary>
    Mixed,
}
