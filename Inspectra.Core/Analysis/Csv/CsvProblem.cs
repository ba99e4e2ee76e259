namespace Inspectra.Core.Analysis.Csv;

/// <summary>What is wrong with a record by itself, whatever its neighbours look like.</summary>
public enum CsvProblem
{
    None,

    /// <summary>A quote opens a field and is not closed; it was taken literally.</summary>
    UnclosedQuote,
    FieldTooLong,
    RecordTooLong,
    TooManyColumns,
}
