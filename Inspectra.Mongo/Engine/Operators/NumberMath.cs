using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>Arithmetic over BSON numbers: the widest operand decides, int32 grows to int64, int64 to double.</summary>
internal static class NumberMath
{
    public static BsonValue Add(BsonValue left, BsonValue right)
    {
        if (IsInteger(left, out var a) && IsInteger(right, out var b))
        {
            var sum = unchecked(a + b);
            return ((a ^ sum) & (b ^ sum)) < 0 ? new BsonDouble((double)a + b) : Integer(left, right, sum);
        }
        return IsDecimal(left, right)
            ? FromExact(ExactNumber.From(left) + ExactNumber.From(right))
            : new BsonDouble(ValueRules.ToDouble(left) + ValueRules.ToDouble(right));
    }

    public static BsonValue Subtract(BsonValue left, BsonValue right)
    {
        if (IsInteger(left, out var a) && IsInteger(right, out var b))
        {
            var difference = unchecked(a - b);
            return ((a ^ b) & (a ^ difference)) < 0 ? new BsonDouble((double)a - b) : Integer(left, right, difference);
        }
        return IsDecimal(left, right)
            ? FromExact(ExactNumber.From(left) + -ExactNumber.From(right))
            : new BsonDouble(ValueRules.ToDouble(left) - ValueRules.ToDouble(right));
    }

    public static BsonValue Multiply(BsonValue left, BsonValue right)
    {
        if (IsInteger(left, out var a) && IsInteger(right, out var b))
        {
            var high = Math.BigMul(a, b, out var low);
            return high == low >> 63 ? Integer(left, right, low) : new BsonDouble((double)a * b);
        }
        return IsDecimal(left, right)
            ? FromExact(ExactNumber.From(left) * ExactNumber.From(right))
            : new BsonDouble(ValueRules.ToDouble(left) * ValueRules.ToDouble(right));
    }

    public static BsonValue Divide(BsonValue left, BsonValue right)
    {
        if (IsZero(right))
        {
            throw QueryException.BadValue("can't $divide by zero");
        }
        return IsDecimal(left, right)
            ? FromExact(ExactNumber.From(left) / ExactNumber.From(right))
            : new BsonDouble(ValueRules.ToDouble(left) / ValueRules.ToDouble(right));
    }

    public static BsonValue Modulo(BsonValue left, BsonValue right)
    {
        if (IsZero(right))
        {
            throw QueryException.Location(16610, "can't $mod by zero");
        }
        if (IsInteger(left, out var a) && IsInteger(right, out var b))
        {
            return Integer(left, right, b == -1 ? 0 : a % b);
        }
        return IsDecimal(left, right)
            ? FromExact(ExactNumber.From(left) % ExactNumber.From(right))
            : new BsonDouble(ValueRules.ToDouble(left) % ValueRules.ToDouble(right));
    }

    public static BsonValue Absolute(BsonValue value) => value switch
    {
        BsonInt32 { Value: int.MinValue } => new BsonInt64(-(long)int.MinValue),
        BsonInt32 i => new BsonInt32(Math.Abs(i.Value)),
        BsonInt64 { Value: long.MinValue } => throw QueryException.Location(28680, "can't take $abs of long long min"),
        BsonInt64 l => new BsonInt64(Math.Abs(l.Value)),
        BsonDouble d => new BsonDouble(Math.Abs(d.Value)),
        BsonDecimal128 m => new BsonDecimal128(Decimal128.IsNegative(m.Value) ? Decimal128.Negate(m.Value) : m.Value),
        _ => throw QueryException.TypeMismatch($"$abs only supports numeric types, not {BsonTypeNames.Of(value)}"),
    };

    /// <summary>Rounds to a number of decimal places (negative: before the point), keeping the type.</summary>
    public static BsonValue Round(BsonValue value, int places, MidpointRule rule)
    {
        switch (value)
        {
            case BsonInt32 or BsonInt64:
                if (places >= 0)
                {
                    return value;
                }
                _ = ExactNumber.From(value).Round(places, rule).TryToInt64(out var whole);
                return value is BsonInt32 && whole is >= int.MinValue and <= int.MaxValue
                    ? new BsonInt32((int)whole) : new BsonInt64(whole);
            case BsonDouble d:
                return new BsonDouble(
                    !double.IsFinite(d.Value) ? d.Value
                    : places == 0 ? RoundWhole(d.Value, rule)
                    : ExactNumber.From(d.Value).Round(places, rule).ToDouble());
            case BsonDecimal128 m:
                return FromExact(ExactNumber.From(m.Value).Round(places, rule));
            default:
                throw QueryException.TypeMismatch($"only numbers can be rounded, not {BsonTypeNames.Of(value)}");
        }
    }

    public static BsonValue Power(BsonValue number, BsonValue exponent)
    {
        if (IsInteger(number, out var a) && IsInteger(exponent, out var b) && b >= 0)
        {
            var exact = System.Numerics.BigInteger.Zero;
            if (b <= 64 || a is >= -1 and <= 1)
            {
                exact = System.Numerics.BigInteger.Pow(a, (int)(b <= 64 ? b : 2 - (b & 1)));
                if (exact >= long.MinValue && exact <= long.MaxValue)
                {
                    return Integer(number, exponent, (long)exact);
                }
            }
        }
        return IsDecimal(number, exponent)
            ? new BsonDecimal128(ExactNumber.From(Math.Pow(ValueRules.ToDouble(number), ValueRules.ToDouble(exponent))).ToDecimal128())
            : new BsonDouble(Math.Pow(ValueRules.ToDouble(number), ValueRules.ToDouble(exponent)));
    }

    public static bool IsZero(BsonValue value) => value switch
    {
        BsonInt32 i => i.Value == 0,
        BsonInt64 l => l.Value == 0,
        BsonDouble d => d.Value == 0,
        BsonDecimal128 m => Decimal128.IsZero(m.Value),
        _ => false,
    };

    public static bool IsInteger(BsonValue value, out long number)
    {
        switch (value)
        {
            case BsonInt32 i:
                number = i.Value;
                return true;
            case BsonInt64 l:
                number = l.Value;
                return true;
            default:
                number = 0;
                return false;
        }
    }

    private static double RoundWhole(double value, MidpointRule rule) => rule switch
    {
        MidpointRule.TowardZero => Math.Truncate(value),
        MidpointRule.Down => Math.Floor(value),
        MidpointRule.Up => Math.Ceiling(value),
        _ => Math.Round(value, MidpointRounding.ToEven),
    };

    private static bool IsDecimal(BsonValue left, BsonValue right) => left is BsonDecimal128 || right is BsonDecimal128;

    private static BsonValue Integer(BsonValue left, BsonValue right, long result) =>
        left is BsonInt32 && right is BsonInt32 && result is >= int.MinValue and <= int.MaxValue
            ? new BsonInt32((int)result) : new BsonInt64(result);

    private static BsonDecimal128 FromExact(ExactNumber number) => new(number.ToDecimal128());
}
