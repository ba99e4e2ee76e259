using Inspectra.Core.Analysis.Csv;

namespace Inspectra.Core.Services.Sources.Reading;

/// <summary>How one delimited file is to be read.</summary>
/// <param name="SkipLines">Lines above the header, or above the first row where there is no header.</param>
internal sealed record CsvFileShape(
    CsvDialect Dialect, double Confidence, int SkipLines, bool HasHeader, IReadOnlyList<string> Columns);
