namespace Inspectra.Core.Metrics;

/// <summary>Whether a rise is good news.</summary>
public enum MetricDirection
{
    Neutral,
    MoreIsBetter,
    LessIsBetter,
}
