namespace Inspectra.Core.Analysis.Csv;

/// <param name="SkipLines">Lines above the table's first row.</param>
/// <param name="HeaderScore">Above 0.3 the first row seems to name the columns; negative speaks against it.</param>
public sealed record CsvTable(int SkipLines, bool HasHeader, double HeaderScore);
