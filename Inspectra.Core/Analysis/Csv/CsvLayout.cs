namespace Inspectra.Core.Analysis.Csv;

/// <summary>Finds where the table of a delimited text begins, and whether its first row names the columns.</summary>
public static class CsvLayout
{
    private const int MaxPreamble = 20;

    /// <param name="text">The beginning of the text, after a separator line.</param>
    /// <param name="skipLines">Lines above the table; null to find them.</param>
    /// <param name="hasHeader">Null to find it out.</param>
    public static CsvTable Find(
        ReadOnlySpan<char> text, bool isWhole, CsvDialect dialect, int? skipLines, bool? hasHeader)
    {
        var sampleText = text;
        if (text.Length > CsvSniffer.SampleChars || !isWhole)
        {
            sampleText = text[..Math.Min(text.Length, CsvSniffer.SampleChars)];
            var lastEnd = sampleText.LastIndexOfAny('\r', '\n');
            if (lastEnd > 0) { sampleText = sampleText[..(lastEnd + 1)]; }
        }

        var sample = CsvSample.Read(sampleText, dialect);
        var first = 0;
        if (skipLines is { } lines)
        {
            while (first < sample.Records.Count && sample.Lines[first] <= lines) { first++; }
        }
        else
        {
            first = Preamble(sample.Records);
            // Blank lines above the first record belong to nobody.
            lines = first < sample.Records.Count ? (int)sample.Lines[first] - 1 : 0;
        }

        var records = sample.Records[Math.Min(first, sample.Records.Count)..];
        var confidence = records.Count > 0 ? CsvHeader.Score(records) : 0;
        return new CsvTable(lines, hasHeader ?? (confidence > 0.3), confidence);
    }

    /// <returns>How many leading records stand above the table.</returns>
    private static int Preamble(List<string[]> records)
    {
        if (records.Count < 2) { return 0; }
        var modal = records.GroupBy(r => r.Length).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First().Key;
        if (modal < 2) { return 0; }
        var body = records.Skip(Math.Min(MaxPreamble, records.Count / 2)).Where(r => r.Length == modal).ToList();
        var typicalFilled = body.Count == 0 ? modal : body.Average(Filled);
        var count = 0;
        while (count < Math.Min(MaxPreamble, records.Count - 1))
        {
            var record = records[count];
            var filled = Filled(record);
            var isSparse = modal >= 3 && typicalFilled >= 3 && filled <= Math.Max(1, modal / 4);
            if (record.Length == 1 || isSparse) { count++; }
            else { break; }
        }

        // Where single cells go on into the table, they are rows that are cut, not lines above it.
        return count < records.Count && records[count].Length == modal ? count : 0;
    }

    private static int Filled(string[] record) => record.Count(c => !string.IsNullOrWhiteSpace(c));
}
