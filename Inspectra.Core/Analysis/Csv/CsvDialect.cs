namespace Inspectra.Core.Analysis.Csv;

/// <summary>How the fields of a delimited text are told apart.</summary>
/// <param name="Quote">Null where no character quotes.</param>
/// <param name="BackslashEscapes">Inside quotes <c>\"</c> stands for a quote, beside the doubled quote.</param>
public sealed record CsvDialect(char Delimiter, char? Quote = '"', bool BackslashEscapes = false);
