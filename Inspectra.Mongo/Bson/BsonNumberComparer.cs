using System.Numerics;

namespace MongoDB.Bson;

/// <summary>Compares numbers of different BSON types by their exact values; NaN sorts before all others and equals itself.</summary>
internal static class BsonNumberComparer
{
    public static int Compare(double x, double y) =>
        x < y ? -1 : x > y ? 1 : x == y ? 0 : double.IsNaN(x) ? (double.IsNaN(y) ? 0 : -1) : 1;

    public static int Compare(long x, double y)
    {
        if (double.IsNaN(y)) { return 1; }
        if (y >= 9223372036854775808.0) { return -1; }
        if (y < -9223372036854775808.0) { return 1; }
        var whole = (long)y;
        return x != whole ? x.CompareTo(whole) : 0.0.CompareTo(y - whole);
    }

    public static int Compare(long x, Decimal128 y) => Decimal128.Compare(x, y);

    public static int Compare(double x, Decimal128 y)
    {
        if (double.IsNaN(x)) { return Decimal128.IsNaN(y) ? 0 : -1; }
        if (Decimal128.IsNaN(y)) { return 1; }
        if (double.IsInfinity(x) || Decimal128.IsInfinity(y))
        {
            return Compare(x, Decimal128.IsInfinity(y) ? Decimal128.ToDouble(y) : 0);
        }

        var approximation = Decimal128.ToDouble(y);
        var tolerance = Math.Abs(x) * 1e-12;
        if (tolerance > 0 && Math.Abs(approximation - x) > tolerance) { return x.CompareTo(approximation); }
        return CompareExactly(x, y);
    }

    /// <summary>Both are brought to a common integer scale; only numbers that nearly agree come here.</summary>
    private static int CompareExactly(double x, Decimal128 y)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7ff);
        var mantissa = (BigInteger)((bits & 0xfffffffffffff) | (exponent == 0 ? 0 : 1L << 52));
        exponent = Math.Max(exponent, 1) - 1075;
        if (bits < 0) { mantissa = -mantissa; }
        var coefficient = (BigInteger)Decimal128.Significand(y);
        if (Decimal128.IsNegative(y)) { coefficient = -coefficient; }
        int scale = Decimal128.GetExponent(y);

        // x = mantissa · 2^exponent and y = coefficient · 10^scale: multiply both by what their negative powers lack.
        if (exponent >= 0) { mantissa <<= exponent; } else { coefficient <<= -exponent; }
        if (scale >= 0) { coefficient *= BigInteger.Pow(10, scale); } else { mantissa *= BigInteger.Pow(10, -scale); }
        return mantissa.CompareTo(coefficient);
    }
}
