namespace Inspectra.Core.Analysis.Csv;

internal enum CsvQuotedOutcome
{
    Closed,

    /// <summary>The first lone quote stands before something else than a delimiter or line end.</summary>
    Literal,

    /// <summary>No lone quote follows at all, or none within the limit.</summary>
    NeverClosed,
    NeedsMore,
}
