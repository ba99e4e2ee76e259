namespace Inspectra.Core.Metrics;

public enum MetricUnit
{
    Count,

    /// <summary>0 to 1, shown as a percentage.</summary>
    Ratio,
    Seconds,
    Credits,
    Tokens,

    /// <summary>In the workspace's currency.</summary>
    Money,
}
