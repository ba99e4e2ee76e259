using System.Buffers;

namespace Inspectra.Core.Analysis.Csv;

/// <summary>Finds out how a delimited text is written.</summary>
/// <remarks>
/// Every dialect that could be meant reads the first lines; the one whose records are of one length and whose cells
/// look like numbers, dates, codes and plain words wins. The measure follows the idea of data consistency: van den Burg,
/// Nazábal and Sutton (2019), "Wrangling messy CSV files by detecting row and type patterns".
/// </remarks>
public static class CsvSniffer
{
    /// <summary>Characters of the beginning that are looked at.</summary>
    public const int SampleChars = 20_000;

    private const string Common = ",;\t|^~ :";
    private const string LastResort = "#&*=/-_!@%";
    private static readonly SearchValues<char> s_lineEnds = SearchValues.Create("\r\n");

    /// <param name="text">The beginning of the text, or all of it; only the first <see cref="SampleChars"/> count.</param>
    /// <param name="isWhole">False when more text follows, so that the last line may be cut.</param>
    /// <returns>The most likely dialect, comma when nothing speaks for any; 0 to 1 how sure that is.</returns>
    public static CsvDetection Detect(ReadOnlySpan<char> text, bool isWhole)
    {
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4)
        {
            var lineEnd = text.IndexOfAny(s_lineEnds);
            if (lineEnd is 5 or < 0) { return new CsvDetection(new CsvDialect(text[4]), 1, HasSeparatorLine: true); }
        }

        var sample = Cut(text, isWhole);
        var lines = Math.Min(CountLines(sample), CsvSample.MaxRecords);
        var best = new CsvDialect(',');
        double bestScore = 0, second = 0;
        foreach (var dialect in Candidates(sample.ToString(), lines))
        {
            var score = Score(sample, dialect);
            if (score > bestScore)
            {
                if (best.Delimiter != dialect.Delimiter) { second = bestScore; }
                (best, bestScore) = (dialect, score);
            }
            else if (score > second && dialect.Delimiter != best.Delimiter)
            {
                second = score;
            }
        }

        // No quote in the sample does not say that none follows.
        best = best with { Quote = best.Quote ?? '"' };
        return new CsvDetection(best, bestScore > 0 ? 1 - (second / bestScore) : 0, HasSeparatorLine: false);
    }

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text, bool isWhole)
    {
        if (text.Length <= SampleChars && isWhole) { return text; }
        var sample = text[..Math.Min(text.Length, SampleChars)];
        var lastEnd = sample.LastIndexOfAny(s_lineEnds);
        return lastEnd > 0 ? sample[..(lastEnd + 1)] : sample;
    }

    private static int CountLines(ReadOnlySpan<char> text)
    {
        var count = 1;
        for (var i = 0; i < text.Length - 1; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n')) { count++; }
        }

        return count;
    }

    private static IEnumerable<CsvDialect> Candidates(string sample, int lines)
    {
        var needed = Math.Max(1, 0.15 * lines);
        var hasDouble = sample.Contains('"');
        foreach (var delimiter in Common + LastResort)
        {
            if (sample.Count(c => c == delimiter) < needed) { continue; }
            if (hasDouble)
            {
                yield return new CsvDialect(delimiter);
                if (sample.Contains("\\\"", StringComparison.Ordinal)) { yield return new CsvDialect(delimiter, '"', true); }
            }
            else
            {
                yield return new CsvDialect(delimiter, null);
            }

            if (SeemsSingleQuoted(sample, delimiter)) { yield return new CsvDialect(delimiter, '\''); }
        }
    }

    private static bool SeemsSingleQuoted(string sample, char delimiter)
    {
        bool opens = false, closes = false;
        for (var i = 0; i < sample.Length && !(opens && closes); i++)
        {
            if (sample[i] != '\'') { continue; }
            opens |= i == 0 || sample[i - 1] == delimiter || sample[i - 1] is '\r' or '\n';
            closes |= i + 1 == sample.Length || sample[i + 1] == delimiter || sample[i + 1] is '\r' or '\n';
        }

        return opens && closes;
    }

    private static double Score(ReadOnlySpan<char> text, CsvDialect dialect)
    {
        var sample = CsvSample.Read(text, dialect);
        if (sample.Records.Count == 0) { return 0; }
        double total = sample.Records.Count, pattern = 0, consistency = 0;
        var modal = sample.Records[0].Length;
        var most = 0;
        foreach (var group in sample.Records.GroupBy(r => r.Length))
        {
            var count = group.Count();
            pattern += count * (group.Key - 1) / (double)group.Key / total;
            consistency += count / total * (count / total);
            if (count > most || (count == most && group.Key > modal)) { (modal, most) = (group.Key, count); }
        }

        if (pattern <= 0) { return 0; }
        var (types, uniformity) = Types(sample, modal);
        var stray = dialect.Quote is null ? 0 : (double)sample.StrayQuotes / Math.Max(1, sample.Cells);
        var score = pattern * consistency * types * (0.5 + (0.5 * uniformity)) * Math.Max(0.1, 1 - (1.5 * stray))
            * Prior(dialect.Delimiter) * (1 - (0.6 * BetweenDigits(text, dialect.Delimiter)));
        score *= dialect.Quote switch { '"' => 1, '\'' => 0.995, _ => 0.98 };
        return dialect.BackslashEscapes ? score * 1.02 : score;
    }

    private static (double Types, double Uniformity) Types(CsvSample sample, int modal)
    {
        double sum = 0;
        var columns = new Dictionary<CellType, int>[Math.Min(modal, 500)];
        for (var i = 0; i < columns.Length; i++) { columns[i] = []; }
        var body = 0;
        for (var r = 0; r < sample.Records.Count; r++)
        {
            var cells = sample.Records[r];
            var counts = r > 0 && cells.Length == modal;
            if (counts) { body++; }
            for (var c = 0; c < cells.Length; c++)
            {
                var type = CellTypes.Of(cells[c]);
                sum += Worth(cells[c], type);
                if (counts && c < columns.Length && type != CellType.Empty)
                {
                    columns[c][type] = columns[c].GetValueOrDefault(type) + 1;
                }
            }
        }

        var filled = columns.Where(c => c.Count > 0).ToList();
        var uniformity = body >= 3 && filled.Count > 0
            ? filled.Average(c => (double)c.Values.Max() / c.Values.Sum())
            : 1;
        return (sum / Math.Max(1, sample.Cells), uniformity);
    }

    private static double Worth(string cell, CellType type)
    {
        switch (type)
        {
            case CellType.Empty: return 0.9;
            case CellType.Odd: return 0;
            case CellType.Text:
                var worth = 0.75;
                if (cell.Length > 0 && (cell[0] == ' ' || cell[^1] == ' ')) { worth -= 0.2; }
                var quotes = cell.Count(c => c == '"');
                if (quotes % 2 == 1) { worth -= 0.5; }
                var trimmed = cell.Trim();
                if (trimmed.Length > 1 && trimmed[0] is '"' or '\'' && trimmed[^1] == trimmed[0]) { worth -= 0.6; }
                return worth;
            default: return 1;
        }
    }

    private static double Prior(char delimiter) => delimiter switch
    {
        ',' or ';' or '\t' or '|' => 1,
        '^' or '~' => 0.97,
        ' ' or ':' => 0.6,
        _ => 0.12,
    };

    /// <summary>Share of the delimiter's places that stand inside a time or a date.</summary>
    private static double BetweenDigits(ReadOnlySpan<char> text, char delimiter)
    {
        if (delimiter is not (':' or '/' or '.' or '-')) { return 0; }
        int all = 0, between = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != delimiter) { continue; }
            all++;
            if (i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1])) { between++; }
        }

        return all == 0 ? 0 : (double)between / all;
    }
}
