using System.Globalization;

namespace MongoDB.Bson;

/// <summary>Comparison of decimals and their conversion from and to the numbers of .NET.</summary>
internal static class Decimal128Conversion
{
    private static readonly UInt128 s_maxDecimalSignificand = new(uint.MaxValue, ulong.MaxValue);

    public static Decimal128 FromDecimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var significand = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        return Decimal128.FromParts(bits[3] < 0, -((bits[3] >> 16) & 0xff), significand);
    }

    public static Decimal128 FromDouble(double value) =>
        double.IsNaN(value) ? Decimal128.QNaN
        : double.IsPositiveInfinity(value) ? Decimal128.PositiveInfinity
        : double.IsNegativeInfinity(value) ? Decimal128.NegativeInfinity
        : Decimal128.Parse(value.ToString("R", CultureInfo.InvariantCulture));

    public static Decimal128 FromSingle(float value) =>
        float.IsFinite(value) ? Decimal128.Parse(value.ToString("R", CultureInfo.InvariantCulture)) : FromDouble(value);

    public static decimal ToDecimal(Decimal128 d)
    {
        if (!d.IsFinite) { throw new OverflowException("Infinity and NaN have no decimal form."); }
        var significand = Decimal128.Significand(d);
        int exponent = Decimal128.GetExponent(d);
        if (significand == 0) { exponent = Math.Clamp(exponent, -28, 0); }
        for (; exponent > 0; exponent--)
        {
            significand *= 10;
            if (significand > s_maxDecimalSignificand) { throw new OverflowException($"{d} is too large for a decimal."); }
        }

        return Scaled(d, significand, exponent);
    }

    /// <summary>Drops digits, rounding half to even, until the rest fits 96 bits and 28 decimal places.</summary>
    private static decimal Scaled(Decimal128 d, UInt128 significand, int exponent)
    {
        var dropped = 0;
        UInt128 kept = significand, power = 1;
        while (exponent < -28 || kept > s_maxDecimalSignificand)
        {
            if (exponent >= 0) { throw new OverflowException($"{d} is too large for a decimal."); }
            if (dropped == 38 || kept == 0) { return new decimal(0, 0, 0, Decimal128.IsNegative(d), 28); }
            power *= 10;
            kept = significand / power;
            dropped++;
            exponent++;
        }

        if (dropped > 0)
        {
            var twice = (significand % power) * 2;
            if (twice > power || (twice == power && !UInt128.IsEvenInteger(kept))) { kept++; }
            if (kept > s_maxDecimalSignificand) { throw new OverflowException($"{d} is too large for a decimal."); }
        }

        return new decimal((int)(uint)kept, (int)(uint)(kept >> 32), (int)(uint)(kept >> 64), Decimal128.IsNegative(d), (byte)-exponent);
    }

    public static int Compare(Decimal128 x, Decimal128 y)
    {
        if (!x.IsFinite || !y.IsFinite) { return Rank(x).CompareTo(Rank(y)); }
        var (a, b) = (Decimal128.Significand(x), Decimal128.Significand(y));
        var (signA, signB) = (Sign(x, a), Sign(y, b));
        if (signA != signB || signA == 0) { return signA.CompareTo(signB); }
        int exponentA = Decimal128.GetExponent(x), exponentB = Decimal128.GetExponent(y);
        if (exponentA != exponentB)
        {
            var result = (Digits(a) + exponentA).CompareTo(Digits(b) + exponentB);
            if (result != 0) { return result * signA; }

            // Of equal magnitude: the longer one has at most 34 digits, and the shorter grows to just as many.
            if (exponentA > exponentB) { a *= Power(exponentA - exponentB); } else { b *= Power(exponentB - exponentA); }
        }

        return a.CompareTo(b) * signA;
    }

    /// <summary>Equal numbers have equal hashes, however many zeros they end in.</summary>
    public static int HashOf(Decimal128 d)
    {
        if (!d.IsFinite) { return Rank(d); }
        var significand = Decimal128.Significand(d);
        if (significand == 0) { return 0; }
        int exponent = Decimal128.GetExponent(d);
        while (significand % 10 == 0)
        {
            significand /= 10;
            exponent++;
        }

        return HashCode.Combine(Decimal128.IsNegative(d), exponent, significand);
    }

    private static int Rank(Decimal128 d) =>
        Decimal128.IsNaN(d) ? -2 : Decimal128.IsInfinity(d) ? (Decimal128.IsNegative(d) ? -1 : 1) : 0;

    private static int Sign(Decimal128 d, UInt128 significand) => significand == 0 ? 0 : Decimal128.IsNegative(d) ? -1 : 1;

    private static int Digits(UInt128 significand)
    {
        var digits = 0;
        while (significand != 0)
        {
            significand /= 10;
            digits++;
        }

        return digits;
    }

    private static UInt128 Power(int exponent)
    {
        UInt128 power = 1;
        for (var i = 0; i < exponent; i++) { power *= 10; }
        return power;
    }
}
