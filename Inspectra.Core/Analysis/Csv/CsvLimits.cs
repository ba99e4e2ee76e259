namespace Inspectra.Core.Analysis.Csv;

/// <summary>What a parser holds at most. A record beyond a limit is delivered with its problem, never silently cut.</summary>
public sealed record CsvLimits
{
    public int MaxFieldChars { get; init; } = 1 << 20;
    public int MaxRecordChars { get; init; } = 8 << 20;
    public int MaxColumns { get; init; } = 10_000;
}
