namespace Inspectra.Core.Analysis.Csv;

/// <param name="Confidence">0 to 1; below 0.1 a person should be asked.</param>
/// <param name="HasSeparatorLine">The first line is <c>sep=;</c>, which names the delimiter and is no data.</param>
public sealed record CsvDetection(CsvDialect Dialect, double Confidence, bool HasSeparatorLine);
