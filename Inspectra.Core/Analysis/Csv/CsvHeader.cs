namespace Inspectra.Core.Analysis.Csv;

/// <summary>Tells whether the first row of a table names its columns, and makes column names.</summary>
public static class CsvHeader
{
    /// <param name="records">The table's first rows, the questionable one first; at least one.</param>
    /// <returns>Above 0.3 for a heading. A weighing of signs: each column votes by how its first cell differs from
    /// those below.</returns>
    public static double Score(IReadOnlyList<string[]> records)
    {
        var first = records[0];
        var body = records.Skip(1).Where(r => r.Length == first.Length).ToList();
        var distinct = first.Select(c => c.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        var allFilled = first.All(c => !string.IsNullOrWhiteSpace(c));
        double score = 0;
        if (distinct < first.Length) { score -= 0.7; }
        else if (allFilled) { score += 0.5; }
        for (var c = 0; c < Math.Min(first.Length, 500); c++) { score += ColumnVote(first[c].Trim(), body, c); }
        return score;
    }

    /// <returns>One name a column: trimmed, made up where blank, and numbered where one occurs twice.</returns>
    public static IReadOnlyList<string> NamesOf(IReadOnlyList<string> cells)
    {
        var names = new List<string>(cells.Count);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < cells.Count; i++)
        {
            var wanted = string.Join(' ', cells[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("\0", "", StringComparison.Ordinal);
            if (wanted.Length == 0) { wanted = $"column_{i + 1}"; }
            if (wanted.Length > 200) { wanted = wanted[..200]; }
            var name = wanted;
            for (var n = 2; !taken.Add(name); n++) { name = $"{wanted}_{n}"; }
            names.Add(name);
        }

        return names;
    }

    private static double ColumnVote(string head, List<string[]> body, int column)
    {
        var type = CellTypes.Of(head);
        double vote = 0;
        if (type is CellType.Number or CellType.Percent or CellType.Money or CellType.Time) { vote -= 2; }
        if (head.Length == 0) { vote -= 0.4; }
        if (head.Length > 60) { vote -= 0.5; }
        else if (head.Length is > 0 and <= 30 && IsPlainWords(head)) { vote += 0.15; }
        if (body.Count == 0) { return vote; }

        var cells = body.Select(r => r[column].Trim()).Where(c => c.Length > 0).ToList();
        if (cells.Count == 0) { return vote; }
        var types = cells.Select(c => CellTypes.Of(c)).ToList();
        var modal = types.GroupBy(t => t).MaxBy(g => g.Count())!; // There is at least one cell.
        if (CellTypes.IsStrict(modal.Key) && modal.Count() >= 0.7 * cells.Count) { vote += type == modal.Key ? -1 : 1; }
        if (cells.Contains(head, StringComparer.Ordinal)) { vote -= 1; }
        var mean = cells.Average(c => c.Length);
        var deviation = Math.Sqrt(cells.Average(c => (c.Length - mean) * (c.Length - mean)));
        if (Math.Abs(head.Length - mean) > (2 * deviation) + 1) { vote += 0.3; }
        if (cells.Count < 5) { return vote; }
        var shapes = cells.GroupBy(c => CellTypes.ShapeOf(c)).MaxBy(g => g.Count())!; // There are at least five cells.
        if (shapes.Count() >= 0.8 * cells.Count) { vote += CellTypes.ShapeOf(head) == shapes.Key ? -0.3 : 0.7; }
        if (cells.Distinct(StringComparer.Ordinal).Count() <= 0.5 * cells.Count) { vote += 0.4; }
        return vote;
    }

    private static bool IsPlainWords(string head) =>
        head.Any(char.IsLetter) && head.All(c => char.IsLetterOrDigit(c) || c is ' ' or '_' or '-' or '.' or '(' or ')' or '/')
        && head.Count(c => c == ' ') < 4;
}
