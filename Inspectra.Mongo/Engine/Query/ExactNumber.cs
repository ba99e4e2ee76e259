using System.Globalization;
using System.Numerics;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Query;

/// <summary>Any BSON number as coefficient × 10^exponent, so that decimals mix with binary numbers without loss.</summary>
internal readonly struct ExactNumber : IComparable<ExactNumber>
{
    private const int DecimalDigits = 34;

    private ExactNumber(Kind kind, BigInteger coefficient, int exponent)
    {
        Class = kind;
        Coefficient = coefficient;
        Exponent = exponent;
    }

    private enum Kind
    {
        NaN,
        NegativeInfinity,
        Finite,
        PositiveInfinity,
    }

    private Kind Class { get; }

    private BigInteger Coefficient { get; }

    private int Exponent { get; }

    public bool IsFinite => Class == Kind.Finite;

    public bool IsNaN => Class == Kind.NaN;

    public bool IsZero => IsFinite && Coefficient.IsZero;

    public static ExactNumber From(BsonValue value) => value switch
    {
        BsonInt32 i => From(i.Value),
        BsonInt64 l => From(l.Value),
        BsonDouble d => From(d.Value),
        BsonDecimal128 m => From(m.Value),
        _ => throw QueryException.TypeMismatch($"Expected a number, but found {BsonTypeNames.Of(value)}"),
    };

    public static ExactNumber From(long value) => new(Kind.Finite, value, 0);

    public static ExactNumber From(double value)
    {
        if (!double.IsFinite(value))
        {
            return Special(double.IsNaN(value) ? Kind.NaN : value > 0 ? Kind.PositiveInfinity : Kind.NegativeInfinity);
        }
        var bits = BitConverter.DoubleToInt64Bits(value);
        var power = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xFFFFFFFFFFFFF;
        if (power == 0)
        {
            power = 1;
        }
        else
        {
            mantissa |= 1L << 52;
        }
        power -= 1075;
        while (power < 0 && (mantissa & 1) == 0 && mantissa != 0)
        {
            mantissa >>= 1;
            power++;
        }
        var signed = new BigInteger(bits < 0 ? -mantissa : mantissa);
        // 2^-n = 5^n × 10^-n, so that every double has a finite decimal form.
        return power >= 0
            ? new(Kind.Finite, signed << power, 0)
            : new(Kind.Finite, signed * BigInteger.Pow(5, -power), power);
    }

    public static ExactNumber From(Decimal128 value)
    {
        if (Decimal128.IsNaN(value))
        {
            return Special(Kind.NaN);
        }
        if (Decimal128.IsInfinity(value))
        {
            return Special(Decimal128.IsNegative(value) ? Kind.NegativeInfinity : Kind.PositiveInfinity);
        }
        var coefficient = (new BigInteger(Decimal128.GetSignificandHighBits(value)) << 64)
            + Decimal128.GetSignificandLowBits(value);
        return new(Kind.Finite, Decimal128.IsNegative(value) ? -coefficient : coefficient, Decimal128.GetExponent(value));
    }

    public static ExactNumber operator +(ExactNumber left, ExactNumber right)
    {
        if (!left.IsFinite || !right.IsFinite)
        {
            return left.IsFinite ? right : right.IsFinite || left.Class == right.Class ? left : Special(Kind.NaN);
        }
        var exponent = Math.Min(left.Exponent, right.Exponent);
        return new(Kind.Finite, left.At(exponent) + right.At(exponent), exponent);
    }

    public static ExactNumber operator -(ExactNumber value) => value.Class switch
    {
        Kind.PositiveInfinity => Special(Kind.NegativeInfinity),
        Kind.NegativeInfinity => Special(Kind.PositiveInfinity),
        Kind.NaN => value,
        _ => new(Kind.Finite, -value.Coefficient, value.Exponent),
    };

    public static ExactNumber operator *(ExactNumber left, ExactNumber right)
    {
        if (left.IsFinite && right.IsFinite)
        {
            return new(Kind.Finite, left.Coefficient * right.Coefficient, left.Exponent + right.Exponent);
        }
        var sign = left.Sign * right.Sign;
        return left.IsNaN || right.IsNaN || sign == 0
            ? Special(Kind.NaN)
            : Special(sign > 0 ? Kind.PositiveInfinity : Kind.NegativeInfinity);
    }

    /// <summary>The quotient to 34 digits and a little more, to be rounded by <see cref="ToDecimal128"/>.</summary>
    public static ExactNumber operator /(ExactNumber left, ExactNumber right)
    {
        if (!left.IsFinite || !right.IsFinite)
        {
            if (left.IsNaN || right.IsNaN || (!left.IsFinite && !right.IsFinite))
            {
                return Special(Kind.NaN);
            }
            return left.IsFinite ? From(0L)
                : Special(left.Sign * (right.Sign < 0 ? -1 : 1) > 0 ? Kind.PositiveInfinity : Kind.NegativeInfinity);
        }
        if (right.Coefficient.IsZero)
        {
            return Special(left.Coefficient.IsZero ? Kind.NaN
                : left.Sign > 0 ? Kind.PositiveInfinity : Kind.NegativeInfinity);
        }
        var scale = Math.Max(0, DecimalDigits + 4 + Digits(right.Coefficient) - Digits(left.Coefficient));
        var quotient = BigInteger.DivRem(left.Coefficient * BigInteger.Pow(10, scale), right.Coefficient, out var rest);
        if (rest.IsZero)
        {
            return new ExactNumber(Kind.Finite, quotient, left.Exponent - right.Exponent - scale).Reduced(left.Exponent - right.Exponent);
        }
        // A sticky digit keeps the later rounding from seeing an exact half where there is none.
        return new(Kind.Finite, (quotient * 10) + (left.Sign * right.Sign), left.Exponent - right.Exponent - scale - 1);
    }

    /// <summary>The remainder with the sign of the dividend.</summary>
    public static ExactNumber operator %(ExactNumber left, ExactNumber right)
    {
        if (!left.IsFinite || right.IsNaN || right.IsZero)
        {
            return Special(Kind.NaN);
        }
        if (!right.IsFinite)
        {
            return left;
        }
        var exponent = Math.Min(left.Exponent, right.Exponent);
        return new(Kind.Finite, BigInteger.Remainder(left.At(exponent), right.At(exponent)), exponent);
    }

    private int Sign => Class switch
    {
        Kind.PositiveInfinity => 1,
        Kind.NegativeInfinity => -1,
        Kind.NaN => 0,
        _ => Coefficient.Sign,
    };

    public int CompareTo(ExactNumber other)
    {
        if (!IsFinite || !other.IsFinite)
        {
            return Class.CompareTo(other.Class);
        }
        if (Sign != other.Sign)
        {
            return Sign.CompareTo(other.Sign);
        }
        if (Sign == 0)
        {
            return 0;
        }
        // Comparing magnitudes first avoids giant powers for numbers far apart.
        var magnitude = Digits(Coefficient) + Exponent;
        var otherMagnitude = Digits(other.Coefficient) + other.Exponent;
        if (Math.Abs(magnitude - otherMagnitude) > 1)
        {
            return Sign * magnitude.CompareTo(otherMagnitude);
        }
        var exponent = Math.Min(Exponent, other.Exponent);
        return At(exponent).CompareTo(other.At(exponent));
    }

    /// <summary>Rounds half to even at the given decimal place; negative places round before the point.</summary>
    public ExactNumber Round(int places, MidpointRule rule)
    {
        if (!IsFinite || Exponent >= -places)
        {
            return this;
        }
        var drop = -places - Exponent;
        return new(Kind.Finite, Shorten(Coefficient, drop, rule), -places);
    }

    public bool TryToInt64(out long value)
    {
        value = 0;
        if (!IsFinite || (Exponent > 19 && !Coefficient.IsZero))
        {
            return false;
        }
        BigInteger whole;
        if (Exponent >= 0)
        {
            whole = At(0);
        }
        else
        {
            whole = BigInteger.DivRem(Coefficient, BigInteger.Pow(10, Math.Min(-Exponent, 7000)), out var rest);
            if (!rest.IsZero)
            {
                return false;
            }
        }
        if (whole < long.MinValue || whole > long.MaxValue)
        {
            return false;
        }
        value = (long)whole;
        return true;
    }

    public Decimal128 ToDecimal128()
    {
        switch (Class)
        {
            case Kind.NaN:
                return Decimal128.QNaN;
            case Kind.PositiveInfinity:
                return Decimal128.PositiveInfinity;
            case Kind.NegativeInfinity:
                return Decimal128.NegativeInfinity;
            default:
                break;
        }
        var coefficient = Coefficient;
        var exponent = Exponent;
        var excess = Digits(coefficient) - DecimalDigits;
        if (excess > 0)
        {
            coefficient = Shorten(coefficient, excess, MidpointRule.HalfEven);
            exponent += excess;
            if (Digits(coefficient) > DecimalDigits)
            {
                coefficient /= 10;
                exponent++;
            }
        }
        while (exponent > 6111 && !coefficient.IsZero && Digits(coefficient) < DecimalDigits)
        {
            coefficient *= 10;
            exponent--;
        }
        if (exponent > 6111)
        {
            return coefficient.IsZero ? Decimal128.Zero
                : coefficient.Sign > 0 ? Decimal128.PositiveInfinity : Decimal128.NegativeInfinity;
        }
        if (exponent < -6176)
        {
            coefficient = Shorten(coefficient, Math.Min(-6176 - exponent, 7000), MidpointRule.HalfEven);
            exponent = -6176;
        }
        var absolute = BigInteger.Abs(coefficient);
        return Decimal128.FromComponents(
            coefficient.Sign < 0, (short)exponent, (ulong)(absolute >> 64), (ulong)(absolute & ulong.MaxValue));
    }

    public double ToDouble() => Class switch
    {
        Kind.NaN => double.NaN,
        Kind.PositiveInfinity => double.PositiveInfinity,
        Kind.NegativeInfinity => double.NegativeInfinity,
        _ => double.Parse(
            string.Create(CultureInfo.InvariantCulture, $"{Coefficient}E{Exponent}"), CultureInfo.InvariantCulture),
    };

    /// <summary>Coefficient without trailing zeros, and exponent: the same text for equal numbers.</summary>
    public string ToCanonicalText()
    {
        var reduced = Reduced(int.MaxValue);
        return string.Create(CultureInfo.InvariantCulture, $"{reduced.Coefficient}E{reduced.Exponent}");
    }

    private static ExactNumber Special(Kind kind) => new(kind, BigInteger.Zero, 0);

    private static int Digits(BigInteger value) =>
        value.IsZero ? 1 : BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture).Length;

    private static BigInteger Shorten(BigInteger value, int digits, MidpointRule rule)
    {
        var unit = BigInteger.Pow(10, digits);
        var quotient = BigInteger.DivRem(value, unit, out var rest);
        if (rest.IsZero)
        {
            return quotient;
        }
        var sign = value.Sign;
        return rule switch
        {
            MidpointRule.TowardZero => quotient,
            MidpointRule.Down => sign < 0 ? quotient - 1 : quotient,
            MidpointRule.Up => sign > 0 ? quotient + 1 : quotient,
            _ => (BigInteger.Abs(rest) * 2).CompareTo(unit) switch
            {
                > 0 => quotient + sign,
                0 => quotient.IsEven ? quotient : quotient + sign,
                _ => quotient,
            },
        };
    }

    private BigInteger At(int exponent) =>
        exponent == Exponent ? Coefficient : Coefficient * BigInteger.Pow(10, Exponent - exponent);

    private ExactNumber Reduced(int preferredExponent)
    {
        var coefficient = Coefficient;
        var exponent = Exponent;
        while (exponent < preferredExponent && !coefficient.IsZero && (coefficient % 10).IsZero)
        {
            coefficient /= 10;
            exponent++;
        }
        return new(Kind.Finite, coefficient, exponent);
    }
}

/// <summary>What happens to digits that are dropped.</summary>
internal enum MidpointRule
{
    HalfEven,
    TowardZero,
    Down,
    Up,
}
