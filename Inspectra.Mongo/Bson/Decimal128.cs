using System.Globalization;

namespace MongoDB.Bson;

/// <summary>A decimal floating point number of 34 digits as IEEE 754-2008 defines it, in the binary integer encoding.</summary>
public readonly struct Decimal128 : IConvertible, IComparable<Decimal128>, IEquatable<Decimal128>
{
    internal const int MinExponent = -6176;
    internal const int MaxExponent = 6111;
    internal const int MaxDigits = 34;

    private const int ExponentBias = 6176;
    private const ulong SignBit = 0x8000000000000000;
    private const ulong InfinityBits = 0x7800000000000000;
    private const ulong QuietNaNBits = 0x7c00000000000000;
    private const ulong SignalingNaNBits = 0x7e00000000000000;

    private static readonly UInt128 s_maxSignificand = UInt128.Parse("9999999999999999999999999999999999", CultureInfo.InvariantCulture);

    private readonly ulong _high;
    private readonly ulong _low;

    public Decimal128(decimal value) => this = Decimal128Conversion.FromDecimal(value);

    public Decimal128(double value) => this = Decimal128Conversion.FromDouble(value);

    public Decimal128(float value) => this = Decimal128Conversion.FromSingle(value);

    public Decimal128(Half value) => this = Decimal128Conversion.FromSingle((float)value);

    public Decimal128(sbyte value) => this = FromInt64(value);

    public Decimal128(int value) => this = FromInt64(value);

    public Decimal128(long value) => this = FromInt64(value);

    public Decimal128(byte value) => this = FromParts(false, 0, value);

    public Decimal128(uint value) => this = FromParts(false, 0, value);

    public Decimal128(ulong value) => this = FromParts(false, 0, value);

    private Decimal128(ulong high, ulong low)
    {
        _high = high;
        _low = low;
    }

    public static Decimal128 MaxValue => FromParts(false, MaxExponent, s_maxSignificand);

    public static Decimal128 MinValue => FromParts(true, MaxExponent, s_maxSignificand);

    public static Decimal128 NegativeInfinity => new(InfinityBits | SignBit, 0);

    public static Decimal128 One => FromParts(false, 0, 1);

    public static Decimal128 PositiveInfinity => new(InfinityBits, 0);

    public static Decimal128 QNaN => new(QuietNaNBits, 0);

    public static Decimal128 SNaN => new(SignalingNaNBits, 0);

    public static Decimal128 Zero => FromParts(false, 0, 0);

    public static bool operator ==(Decimal128 lhs, Decimal128 rhs) => Compare(lhs, rhs) == 0;

    public static bool operator !=(Decimal128 lhs, Decimal128 rhs) => Compare(lhs, rhs) != 0;

    public static bool operator >(Decimal128 x, Decimal128 y) => Compare(x, y) > 0;

    public static bool operator >=(Decimal128 x, Decimal128 y) => Compare(x, y) >= 0;

    public static bool operator <(Decimal128 x, Decimal128 y) => Compare(x, y) < 0;

    public static bool operator <=(Decimal128 x, Decimal128 y) => Compare(x, y) <= 0;

    public static explicit operator byte(Decimal128 value) => ToByte(value);

    public static explicit operator char(Decimal128 value) => (char)ToUInt16(value);

    public static explicit operator decimal(Decimal128 value) => ToDecimal(value);

    public static implicit operator Decimal128(byte value) => new(value);

    public static implicit operator Decimal128(decimal value) => new(value);

    public static explicit operator Decimal128(double value) => new(value);

    public static explicit operator Decimal128(float value) => new(value);

    public static explicit operator Decimal128(Half value) => new(value);

    public static implicit operator Decimal128(int value) => new(value);

    public static implicit operator Decimal128(long value) => new(value);

    public static implicit operator Decimal128(sbyte value) => new(value);

    public static implicit operator Decimal128(short value) => new((int)value);

    public static implicit operator Decimal128(uint value) => new(value);

    public static implicit operator Decimal128(ushort value) => new((uint)value);

    public static implicit operator Decimal128(ulong value) => new(value);

    public static explicit operator double(Decimal128 value) => ToDouble(value);

    public static explicit operator float(Decimal128 value) => ToSingle(value);

    public static explicit operator Half(Decimal128 value) => ToHalf(value);

    public static explicit operator int(Decimal128 value) => ToInt32(value);

    public static explicit operator long(Decimal128 value) => ToInt64(value);

    public static explicit operator sbyte(Decimal128 value) => ToSByte(value);

    public static explicit operator short(Decimal128 value) => ToInt16(value);

    public static explicit operator uint(Decimal128 value) => ToUInt32(value);

    public static explicit operator ulong(Decimal128 value) => ToUInt64(value);

    public static explicit operator ushort(Decimal128 value) => ToUInt16(value);

    /// <summary>Compares by value, whatever the number of zeros; NaN is smaller than everything and equal to itself.</summary>
    public static int Compare(Decimal128 x, Decimal128 y) => Decimal128Conversion.Compare(x, y);

    public static bool Equals(Decimal128 x, Decimal128 y) => Compare(x, y) == 0;

    public static Decimal128 FromComponents(bool isNegative, short exponent, ulong significandHighBits, ulong significandLowBits)
    {
        var significand = new UInt128(significandHighBits, significandLowBits);
        if (exponent is < MinExponent or > MaxExponent) { throw new ArgumentOutOfRangeException(nameof(exponent)); }
        if (significand > s_maxSignificand) { throw new ArgumentOutOfRangeException(nameof(significandHighBits)); }
        return FromParts(isNegative, exponent, significand);
    }

    public static Decimal128 FromIEEEBits(ulong highBits, ulong lowBits) => new(highBits, lowBits);

    /// <exception cref="InvalidOperationException">The number is infinite or not a number.</exception>
    public static short GetExponent(Decimal128 d)
    {
        if (!d.IsFinite) { throw new InvalidOperationException("Infinity and NaN have no exponent."); }
        var shift = d.IsLargeForm ? 47 : 49;
        return (short)((int)((d._high >> shift) & 0x3fff) - ExponentBias);
    }

    public static ulong GetSignificandHighBits(Decimal128 d) => (ulong)(Significand(d) >> 64);

    public static ulong GetSignificandLowBits(Decimal128 d) => (ulong)Significand(d);

    public static bool IsInfinity(Decimal128 d) => (d._high & QuietNaNBits) == InfinityBits;

    public static bool IsNaN(Decimal128 d) => (d._high & QuietNaNBits) == QuietNaNBits;

    public static bool IsNegative(Decimal128 d) => (d._high & SignBit) != 0;

    public static bool IsNegativeInfinity(Decimal128 d) => IsInfinity(d) && IsNegative(d);

    public static bool IsPositiveInfinity(Decimal128 d) => IsInfinity(d) && !IsNegative(d);

    public static bool IsQNaN(Decimal128 d) => (d._high & SignalingNaNBits) == QuietNaNBits;

    public static bool IsSNaN(Decimal128 d) => (d._high & SignalingNaNBits) == SignalingNaNBits;

    public static bool IsZero(Decimal128 d) => d.IsFinite && Significand(d) == 0;

    public static Decimal128 Negate(Decimal128 x) => new(x._high ^ SignBit, x._low);

    /// <exception cref="FormatException">The text is no number, or one that 34 digits cannot hold exactly.</exception>
    public static Decimal128 Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, out var result) ? result : throw new FormatException($"'{s}' is not a valid Decimal128.");
    }

    public static byte ToByte(Decimal128 d) => checked((byte)ToDecimalTruncated(d));

    /// <exception cref="OverflowException">The number is infinite, not a number, or too large.</exception>
    public static decimal ToDecimal(Decimal128 d) => Decimal128Conversion.ToDecimal(d);

    public static double ToDouble(Decimal128 d) =>
        IsNaN(d) ? double.NaN
        : IsInfinity(d) ? (IsNegative(d) ? double.NegativeInfinity : double.PositiveInfinity)
        : double.Parse(d.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    public static short ToInt16(Decimal128 d) => checked((short)ToDecimalTruncated(d));

    public static int ToInt32(Decimal128 d) => checked((int)ToDecimalTruncated(d));

    public static long ToInt64(Decimal128 d) => checked((long)ToDecimalTruncated(d));

    public static sbyte ToSByte(Decimal128 d) => checked((sbyte)ToDecimalTruncated(d));

    public static float ToSingle(Decimal128 d) => (float)ToDouble(d);

    public static Half ToHalf(Decimal128 d) => (Half)ToDouble(d);

    public static ushort ToUInt16(Decimal128 d) => checked((ushort)ToDecimalTruncated(d));

    public static uint ToUInt32(Decimal128 d) => checked((uint)ToDecimalTruncated(d));

    public static ulong ToUInt64(Decimal128 d) => checked((ulong)ToDecimalTruncated(d));

    public static bool TryParse(string? s, out Decimal128 result) => Decimal128Text.TryParse(s, out result);

    public int CompareTo(Decimal128 other) => Compare(this, other);

    public bool Equals(Decimal128 other) => Compare(this, other) == 0;

    public override bool Equals(object? obj) => obj is Decimal128 other && Equals(other);

    public override int GetHashCode() => Decimal128Conversion.HashOf(this);

    public ulong GetIEEEHighBits() => _high;

    public ulong GetIEEELowBits() => _low;

    public override string ToString() => Decimal128Text.Format(this);

    TypeCode IConvertible.GetTypeCode() => TypeCode.Object;

    bool IConvertible.ToBoolean(IFormatProvider? provider) => !(IsNaN(this) || IsZero(this));

    byte IConvertible.ToByte(IFormatProvider? provider) => ToByte(this);

    char IConvertible.ToChar(IFormatProvider? provider) => throw new InvalidCastException("A Decimal128 cannot be converted to Char.");

    DateTime IConvertible.ToDateTime(IFormatProvider? provider) =>
        throw new InvalidCastException("A Decimal128 cannot be converted to DateTime.");

    decimal IConvertible.ToDecimal(IFormatProvider? provider) => ToDecimal(this);

    double IConvertible.ToDouble(IFormatProvider? provider) => ToDouble(this);

    short IConvertible.ToInt16(IFormatProvider? provider) => ToInt16(this);

    int IConvertible.ToInt32(IFormatProvider? provider) => ToInt32(this);

    long IConvertible.ToInt64(IFormatProvider? provider) => ToInt64(this);

    sbyte IConvertible.ToSByte(IFormatProvider? provider) => ToSByte(this);

    float IConvertible.ToSingle(IFormatProvider? provider) => ToSingle(this);

    string IConvertible.ToString(IFormatProvider? provider) => ToString();

    object IConvertible.ToType(Type conversionType, IFormatProvider? provider) =>
        conversionType == typeof(Decimal128) || conversionType == typeof(object) ? this
        : conversionType == typeof(BsonDecimal128) || conversionType == typeof(BsonValue) ? new BsonDecimal128(this)
        : conversionType == typeof(string) ? ToString()
        : Convert.ChangeType(ToDecimal(this), conversionType, provider);

    ushort IConvertible.ToUInt16(IFormatProvider? provider) => ToUInt16(this);

    uint IConvertible.ToUInt32(IFormatProvider? provider) => ToUInt32(this);

    ulong IConvertible.ToUInt64(IFormatProvider? provider) => ToUInt64(this);

    internal bool IsFinite => (_high & InfinityBits) != InfinityBits;

    private bool IsLargeForm => (_high & 0x6000000000000000) == 0x6000000000000000;

    internal static Decimal128 FromParts(bool isNegative, int exponent, UInt128 significand) =>
        new((isNegative ? SignBit : 0) | ((ulong)(exponent + ExponentBias) << 49) | (ulong)(significand >> 64), (ulong)significand);

    /// <returns>The digits as a whole number. A significand above 34 digits is not canonical and counts as zero.</returns>
    /// <exception cref="InvalidOperationException">The number is infinite or not a number.</exception>
    internal static UInt128 Significand(Decimal128 d)
    {
        if (!d.IsFinite) { throw new InvalidOperationException("Infinity and NaN have no significand."); }
        if (d.IsLargeForm) { return 0; }
        var significand = new UInt128(d._high & 0x1ffffffffffff, d._low);
        return significand > s_maxSignificand ? 0 : significand;
    }

    private static Decimal128 FromInt64(long value) => FromParts(value < 0, 0, (UInt128)(value < 0 ? (ulong)-(value + 1) + 1 : (ulong)value));

    private static decimal ToDecimalTruncated(Decimal128 d) => decimal.Truncate(ToDecimal(d));
}
