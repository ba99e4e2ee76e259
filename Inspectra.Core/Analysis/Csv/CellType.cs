namespace Inspectra.Core.Analysis.Csv;

/// <summary>What a cell looks like.</summary>
public enum CellType
{
    Empty,
    Number,
    Percent,
    Money,
    Time,
    Url,
    Mail,
    Truth,
    Code,
    Structure,
    Text,
    Odd,
}
