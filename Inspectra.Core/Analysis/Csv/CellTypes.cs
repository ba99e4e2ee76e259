using System.Text.RegularExpressions;

namespace Inspectra.Core.Analysis.Csv;

/// <summary>Tells by its look what a cell holds.</summary>
public static partial class CellTypes
{
    /// <param name="cell">Any text; blanks around it count for nothing.</param>
    /// <returns>The first type that fits; <see cref="CellType.Odd"/> when none does.</returns>
    public static CellType Of(ReadOnlySpan<char> cell)
    {
        var text = cell.Trim();
        if (text.IsEmpty) { return CellType.Empty; }
        if (text.Length > 200) { return char.IsLetterOrDigit(text[0]) ? CellType.Text : CellType.Odd; }
        var hasDigit = text.IndexOfAnyInRange('0', '9') >= 0;
        if (hasDigit)
        {
            if (Number().IsMatch(text)) { return CellType.Number; }
            if (Time().IsMatch(text)) { return CellType.Time; }
            if (Percent().IsMatch(text)) { return CellType.Percent; }
            if (Money().IsMatch(text)) { return CellType.Money; }
        }

        if (Truth().IsMatch(text)) { return CellType.Truth; }
        if (text.Contains("://", StringComparison.Ordinal) || text.StartsWith("www.", StringComparison.Ordinal))
        {
            return Url().IsMatch(text) ? CellType.Url : CellType.Text;
        }

        if (text.Contains('@') && Mail().IsMatch(text)) { return CellType.Mail; }
        if (hasDigit && Code().IsMatch(text)) { return CellType.Code; }
        if ((text[0] == '{' && text[^1] == '}') || (text[0] == '[' && text[^1] == ']')) { return CellType.Structure; }
        return PlainText().IsMatch(text) ? CellType.Text : CellType.Odd;
    }

    /// <summary>Numbers, dates and the like, which a heading never is.</summary>
    public static bool IsStrict(CellType type) => type is CellType.Number or CellType.Percent or CellType.Money
        or CellType.Time or CellType.Url or CellType.Mail or CellType.Truth or CellType.Code;

    /// <summary>Letter runs become <c>A</c>, digits <c>9</c>, three and more of them <c>9+</c>.</summary>
    public static string ShapeOf(ReadOnlySpan<char> cell)
    {
        var text = cell.Trim();
        Span<char> shape = stackalloc char[Math.Min(text.Length, 64) * 2];
        var used = 0;
        for (var i = 0; i < text.Length && used < 64;)
        {
            var run = i;
            if (char.IsLetter(text[i]))
            {
                while (run < text.Length && char.IsLetter(text[run])) { run++; }
                shape[used++] = 'A';
            }
            else if (char.IsDigit(text[i]))
            {
                while (run < text.Length && char.IsDigit(text[run])) { run++; }
                shape[used++] = '9';
                if (run - i > 2) { shape[used++] = '+'; }
                else if (run - i == 2) { shape[used++] = '9'; }
            }
            else
            {
                shape[used++] = text[run++];
            }

            i = run;
        }

        return new string(shape[..used]);
    }

    [GeneratedRegex(@"^[+-]?(\d+|\d{1,3}([,. '’]\d{3})+)([.,]\d+)?([eE][+-]?\d{1,3})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[+-]?\d+([.,]\d+)?\s?%$", RegexOptions.CultureInvariant)]
    private static partial Regex Percent();

    [GeneratedRegex(@"^([$€£¥]\s?[+-]?\d[\d.,' ]*|[+-]?\d[\d.,' ]*\s?([$€£¥]|EUR|USD|GBP|CHF)|\(\d[\d.,]*\))$", RegexOptions.CultureInvariant)]
    private static partial Regex Money();

    [GeneratedRegex(@"^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}([T ]\d{1,2}:\d{2}(:\d{2}([.,]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?|\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2})([ T,]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?(\s?[AaPp][Mm])?)?|\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?(\s?[AaPp][Mm])?|\[?\d{1,2}/[A-Z][a-z]{2}/\d{4}:\d{2}:\d{2}:\d{2}( [+-]\d{4})?\]?|([A-Z][a-z]{2},? )?(\d{1,2} [A-Z][a-z]{2}|[A-Z][a-z]{2} +\d{1,2}) [\d: ]{4,17}( ?(GMT|UTC|[+-]\d{4}))?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex(@"^(true|false|yes|no|y|n|t|f|n/?a|null|none|nan)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Truth();

    [GeneratedRegex(@"^(([a-z][a-z0-9+.-]*://)|www\.)[^\s]+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Url();

    [GeneratedRegex(@"^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex(@"^[\p{L}\d]+([-_./:#][\p{L}\d]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"^[\p{L}\d(""'“‘«¿¡#@*\[<][\p{L}\p{M}\p{N}\s.,;:!?'""’‘“”«»()\[\]/&+\-–—_%#@*=<>$€£°…]*$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainText();
}
