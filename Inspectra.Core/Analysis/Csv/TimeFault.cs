namespace Inspectra.Core.Analysis.Csv;

/// <summary>Why a text is not taken for a time.</summary>
public enum TimeFault
{
    None,
    NotATime,

    /// <summary>It is written like a time that no calendar or clock has: 30 February, 25:00.</summary>
    Impossible,

    /// <summary>Day and month could be either: 3/4/2024.</summary>
    Ambiguous,
}
