using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>The few coercions that all operator families share.</summary>
internal static class ValueRules
{
    public static bool IsNullish(BsonValue? value) =>
        value is null || value.BsonType is BsonType.Null or BsonType.Undefined;

    public static bool IsNumber(BsonValue? value) =>
        value is not null && value.BsonType is BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128;

    public static bool IsTrue(BsonValue? value) => value switch
    {
        null or BsonNull or BsonUndefined => false,
        BsonBoolean b => b.Value,
        BsonInt32 i => i.Value != 0,
        BsonInt64 l => l.Value != 0,
        BsonDouble d => d.Value != 0,
        BsonDecimal128 m => !Decimal128.IsZero(m.Value),
        _ => true,
    };

    public static BsonValue OrNull(BsonValue? value) => value ?? BsonNull.Value;

    public static BsonValue Bool(bool value) => value ? BsonBoolean.True : BsonBoolean.False;

    public static double ToDouble(BsonValue value) => value switch
    {
        BsonInt32 i => i.Value,
        BsonInt64 l => l.Value,
        BsonDouble d => d.Value,
        BsonDecimal128 m => ExactNumber.From(m.Value).ToDouble(),
        _ => throw QueryException.TypeMismatch($"Expected a number, but found {BsonTypeNames.Of(value)}"),
    };

    /// <returns>False when the value is no number, or not a whole one in the range of a long.</returns>
    public static bool TryToInt64(BsonValue? value, out long result)
    {
        switch (value)
        {
            case BsonInt32 i:
                result = i.Value;
                return true;
            case BsonInt64 l:
                result = l.Value;
                return true;
            case BsonDouble d when d.Value == Math.Truncate(d.Value) && Math.Abs(d.Value) < 9.2233720368547758e18:
                result = (long)d.Value;
                return true;
            case BsonDecimal128 m:
                return ExactNumber.From(m.Value).TryToInt64(out result);
            default:
                result = 0;
                return false;
        }
    }

    public static int ToInt32(BsonValue? value, string what)
    {
        if (!TryToInt64(value, out var number) || number is < int.MinValue or > int.MaxValue)
        {
            throw QueryException.BadValue($"{what} must be a 32-bit integer, but found {Describe(value)}");
        }
        return (int)number;
    }

    public static long ToInt64(BsonValue? value, string what) =>
        TryToInt64(value, out var number) ? number
            : throw QueryException.BadValue($"{what} must be an integer, but found {Describe(value)}");

    public static string ToText(BsonValue? value, string what) =>
        value is BsonString text ? text.Value
            : throw QueryException.TypeMismatch($"{what} must be a string, but found {BsonTypeNames.Of(value)}");

    public static BsonArray ToArray(BsonValue? value, string what) =>
        value as BsonArray
            ?? throw QueryException.TypeMismatch($"{what} must be an array, but found {BsonTypeNames.Of(value)}");

    /// <summary>An int32 where it fits, else an int64: the type MongoDB gives to counts.</summary>
    public static BsonValue Count(long value) =>
        value is >= int.MinValue and <= int.MaxValue ? new BsonInt32((int)value) : new BsonInt64(value);

    public static string Describe(BsonValue? value) => value is null ? "missing" : $"{value} ({BsonTypeNames.Of(value)})";
}
