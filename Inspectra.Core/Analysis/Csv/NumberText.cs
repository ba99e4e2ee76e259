using System.Globalization;

namespace Inspectra.Core.Analysis.Csv;

/// <summary>Reads numbers as files write them, and rather refuses one than reads another.</summary>
public static class NumberText
{
    /// <param name="text">Blanks around it count for nothing. Thousands may be grouped, always by three digits.</param>
    /// <param name="decimalComma">The comma stands before the fraction, and points group.</param>
    /// <returns>False for anything else, NaN, infinity and numbers too large for a decimal included.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, bool decimalComma, out decimal value)
    {
        text = text.Trim();
        value = 0;
        if (text.IsEmpty || text.Length > 60) { return false; }
        var group = decimalComma ? '.' : ',';
        if (!decimalComma && !text.Contains(group))
        {
            return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        }

        Span<char> plain = stackalloc char[text.Length];
        var used = 0;
        var point = decimalComma ? ',' : '.';
        var pointAt = text.IndexOf(point);
        var whole = pointAt < 0 ? text : text[..pointAt];
        if (!HasGoodGroups(whole, group)) { return false; }
        foreach (var c in text)
        {
            if (c == group)
            {
                if (pointAt >= 0 && used > pointAt) { return false; }
                continue;
            }

            plain[used++] = c == point ? '.' : c;
        }

        return decimal.TryParse(plain[..used], NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    private static bool HasGoodGroups(ReadOnlySpan<char> whole, char group)
    {
        whole = whole.TrimStart("+-");
        var first = whole.IndexOf(group);
        if (first < 0) { return true; }
        if (first is 0 or > 3) { return false; }
        for (var rest = whole[first..]; !rest.IsEmpty; rest = rest[4..])
        {
            if (rest.Length < 4 || rest[0] != group || rest[1..4].ContainsAnyExceptInRange('0', '9')) { return false; }
        }

        return true;
    }
}
