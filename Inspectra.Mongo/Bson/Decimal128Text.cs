using System.Globalization;
using System.Text;

namespace MongoDB.Bson;

/// <summary>The text form of decimals as the Decimal128 part of the BSON specification lays it down.</summary>
internal static class Decimal128Text
{
    public static string Format(Decimal128 d)
    {
        var sign = Decimal128.IsNegative(d) ? "-" : "";
        if (Decimal128.IsNaN(d)) { return "NaN"; }
        if (Decimal128.IsInfinity(d)) { return sign + "Infinity"; }
        var digits = Decimal128.Significand(d).ToString(CultureInfo.InvariantCulture);
        int exponent = Decimal128.GetExponent(d);
        var scientific = digits.Length - 1 + exponent;
        if (exponent > 0 || scientific < -6)
        {
            var fraction = digits.Length > 1 ? "." + digits[1..] : "";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}E{(scientific < 0 ? "" : "+")}{scientific}");
        }

        if (exponent == 0) { return sign + digits; }
        var point = digits.Length + exponent;
        return point > 0
            ? $"{sign}{digits[..point]}.{digits[point..]}"
            : $"{sign}0.{new string('0', -point)}{digits}";
    }

    public static bool TryParse(string? text, out Decimal128 result)
    {
        result = default;
        if (string.IsNullOrEmpty(text)) { return false; }
        var isNegative = text[0] == '-';
        var rest = text.AsSpan(text[0] is '-' or '+' ? 1 : 0);
        if (rest.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            result = Decimal128.QNaN;
            return true;
        }

        if (rest.Equals("inf", StringComparison.OrdinalIgnoreCase) || rest.Equals("infinity", StringComparison.OrdinalIgnoreCase))
        {
            result = isNegative ? Decimal128.NegativeInfinity : Decimal128.PositiveInfinity;
            return true;
        }

        return TrySplit(rest, out var digits, out var exponent) && TryFit(isNegative, digits, exponent, out result);
    }

    /// <summary>Separates the digits, without leading zeros, from the power of ten of the last one.</summary>
    private static bool TrySplit(ReadOnlySpan<char> text, out string digits, out long exponent)
    {
        digits = "";
        exponent = 0;
        var found = new StringBuilder();
        bool seenPoint = false, seenDigit = false;
        var i = 0;
        for (; i < text.Length && text[i] is not ('e' or 'E'); i++)
        {
            if (text[i] == '.')
            {
                if (seenPoint) { return false; }
                seenPoint = true;
                continue;
            }

            if (!char.IsAsciiDigit(text[i])) { return false; }
            seenDigit = true;
            if (found.Length > 0 || text[i] != '0') { found.Append(text[i]); }
            if (seenPoint) { exponent--; }
        }

        if (!seenDigit) { return false; }
        if (i < text.Length)
        {
            if (!long.TryParse(text[(i + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var written))
            {
                return false;
            }

            // Any exponent of this size is far out of range; cut here, the sums below cannot overflow.
            exponent += Math.Clamp(written, -1_000_000_000, 1_000_000_000);
        }

        digits = found.ToString();
        return true;
    }

    /// <summary>Moves zeros between digits and exponent until both are in range; a digit other than zero is never dropped.</summary>
    private static bool TryFit(bool isNegative, string digits, long exponent, out Decimal128 result)
    {
        result = default;
        if (digits.Length == 0)
        {
            exponent = Math.Clamp(exponent, Decimal128.MinExponent, Decimal128.MaxExponent);
            result = Decimal128.FromParts(isNegative, (int)exponent, 0);
            return true;
        }

        while (digits.Length > Decimal128.MaxDigits || exponent < Decimal128.MinExponent)
        {
            if (digits.Length == 0 || digits[^1] != '0') { return false; }
            digits = digits[..^1];
            exponent++;
        }

        var surplus = exponent - Decimal128.MaxExponent;
        if (surplus > 0)
        {
            if (digits.Length + surplus > Decimal128.MaxDigits) { return false; }
            digits += new string('0', (int)surplus);
            exponent = Decimal128.MaxExponent;
        }

        result = Decimal128.FromParts(isNegative, (int)exponent, UInt128.Parse(digits, CultureInfo.InvariantCulture));
        return true;
    }
}
