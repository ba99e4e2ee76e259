namespace Inspectra.Core.Analysis.Csv;

/// <summary>How a time is written.</summary>
public enum TimeNotation
{
    /// <summary>Whichever of the others fits, as long as only one does.</summary>
    Any,
    Iso,
    EpochSeconds,
    EpochMilliseconds,
    EpochMicroseconds,
    EpochNanoseconds,
    AccessLog,
    Ctime,
    Mail,
    DayFirst,
    MonthFirst,
}
