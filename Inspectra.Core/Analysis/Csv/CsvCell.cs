using System.Buffers;
using System.Text;

namespace Inspectra.Core.Analysis.Csv;

/// <summary>Writes cells of CSV files that people open in a spreadsheet.</summary>
public static class CsvCell
{
    private static readonly SearchValues<char> s_special = SearchValues.Create(",\"\r\n\t;");

    /// <summary>Appends the cell, quoted where it must be, neutralised where a spreadsheet would run it.</summary>
    public static void Append(StringBuilder text, string cell)
    {
        var isFormula = IsFormula(cell);
        var isQuoted = isFormula || cell.AsSpan().ContainsAny(s_special);
        if (!isQuoted)
        {
            text.Append(cell);
            return;
        }

        text.Append('"');
        if (isFormula) { text.Append('\''); }
        text.Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    /// <returns>True for text that begins like a formula; plain numbers such as -5 are none.</returns>
    public static bool IsFormula(ReadOnlySpan<char> cell)
    {
        var text = cell.TrimStart(' ');
        if (text.IsEmpty) { return false; }
        if (text[0] is '+' or '-') { return !NumberText.TryParse(text, decimalComma: false, out _); }
        return text[0] is '=' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';
    }
}
