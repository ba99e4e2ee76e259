namespace Inspectra.Core.Analysis.Csv;

/// <summary>The first records of a text, read under one dialect.</summary>
internal sealed class CsvSample
{
    public const int MaxRecords = 200;

    public List<string[]> Records { get; } = [];

    /// <summary>Line on which each record starts.</summary>
    public List<long> Lines { get; } = [];
    public int Cells { get; private set; }

    /// <summary>Cells that hold the quote without being quoted.</summary>
    public int StrayQuotes { get; private set; }

    public static CsvSample Read(ReadOnlySpan<char> text, CsvDialect dialect)
    {
        var sample = new CsvSample();
        var parser = new CsvParser(dialect, new CsvLimits { MaxColumns = 100_000 });
        text.CopyTo(Room(parser, text.Length));
        parser.Advance(text.Length);
        parser.Complete();
        while (sample.Records.Count < MaxRecords && parser.TryRead())
        {
            var cells = new string[parser.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = parser[i].ToString();
                if (dialect.Quote is { } quote && IsStray(cells[i], quote)) { sample.StrayQuotes++; }
            }

            sample.Cells += cells.Length;
            sample.Records.Add(cells);
            sample.Lines.Add(parser.Line);
        }

        return sample;
    }

    private static Span<char> Room(CsvParser parser, int length)
    {
        var room = parser.GetSpace();
        // A sample is far smaller than the first buffer.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, room.Length);
        return room.Span;
    }

    private static bool IsStray(string cell, char quote)
    {
        var trimmed = cell.AsSpan().Trim();
        return trimmed.Length > 0 && (trimmed[0] == quote || trimmed[^1] == quote);
    }
}
