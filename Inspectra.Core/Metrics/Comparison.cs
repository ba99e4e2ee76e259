namespace Inspectra.Core.Metrics;

/// <summary>Which earlier period an answer is set beside.</summary>
public enum Comparison
{
    None,

    /// <summary>As many local days (or as much time, when the range is not whole days) directly before.</summary>
    PreviousPeriod,

    /// <summary>The same local dates one calendar year earlier.</summary>
    SamePeriodLastYear,
}
