using System.Globalization;
using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>The rules of <c>$convert</c>.</summary>
internal static class TypeConversion
{
    /// <param name="value">Neither null nor missing.</param>
    /// <param name="type">The wanted type.</param>
    /// <exception cref="QueryException">The value cannot become one of that type.</exception>
    public static BsonValue Convert(BsonValue value, BsonType type) => type switch
    {
        BsonType.String => new BsonString(ToText(value)),
        BsonType.Boolean => ValueRules.Bool(ValueRules.IsTrue(value)),
        BsonType.Int32 => new BsonInt32((int)ToInteger(value, int.MinValue, int.MaxValue, type)),
        BsonType.Int64 => new BsonInt64(ToInteger(value, long.MinValue, long.MaxValue, type)),
        BsonType.Double => new BsonDouble(ToDouble(value)),
        BsonType.Decimal128 => new BsonDecimal128(ToDecimal(value)),
        BsonType.DateTime => ToDate(value),
        BsonType.ObjectId => value switch
        {
            BsonObjectId => value,
            BsonString text when ObjectId.TryParse(text.Value, out var id) => new BsonObjectId(id),
            _ => throw Fail(value, type),
        },
        _ when value.BsonType == type => value,
        _ => throw Fail(value, type),
    };

    public static string ToText(BsonValue value) => value switch
    {
        BsonString text => text.Value,
        BsonBoolean flag => flag.Value ? "true" : "false",
        BsonInt32 i => i.Value.ToString(CultureInfo.InvariantCulture),
        BsonInt64 l => l.Value.ToString(CultureInfo.InvariantCulture),
        BsonDouble d => DoubleText(d.Value),
        BsonDecimal128 m => m.Value.ToString(),
        BsonObjectId id => id.Value.ToString(),
        BsonDateTime date => DateFormat.Write(DateUnits.ToDate(date, "$toString"), DateZone.Utc, "%Y-%m-%dT%H:%M:%S.%LZ"),
        _ => throw Fail(value, BsonType.String),
    };

    private static string DoubleText(double value)
    {
        if (double.IsNaN(value))
        {
            return "NaN";
        }
        return double.IsInfinity(value)
            ? value > 0 ? "Infinity" : "-Infinity"
            : value.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
    }

    private static long ToInteger(BsonValue value, long minimum, long maximum, BsonType type)
    {
        long number;
        switch (value)
        {
            case BsonBoolean flag:
                return flag.Value ? 1 : 0;
            case BsonDateTime date when type == BsonType.Int64:
                return date.MillisecondsSinceEpoch;
            case BsonString text:
                if (!long.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
                {
                    throw Fail(value, type);
                }
                break;
            case BsonDouble d when !double.IsFinite(d.Value):
                throw Fail(value, type);
            case BsonInt32 or BsonInt64 or BsonDouble or BsonDecimal128:
                if (!ExactNumber.From(value).Round(0, MidpointRule.TowardZero).TryToInt64(out number))
                {
                    throw Fail(value, type);
                }
                break;
            default:
                throw Fail(value, type);
        }
        return number >= minimum && number <= maximum ? number : throw Fail(value, type);
    }

    private static double ToDouble(BsonValue value) => value switch
    {
        BsonBoolean flag => flag.Value ? 1 : 0,
        BsonDateTime date => date.MillisecondsSinceEpoch,
        BsonString text when double.TryParse(
            text.Value, NumberStyles.Float & ~(NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite),
            CultureInfo.InvariantCulture, out var number) => number,
        BsonInt32 or BsonInt64 or BsonDouble or BsonDecimal128 => ValueRules.ToDouble(value),
        _ => throw Fail(value, BsonType.Double),
    };

    private static Decimal128 ToDecimal(BsonValue value) => value switch
    {
        BsonBoolean flag => flag.Value ? Decimal128.One : Decimal128.Zero,
        BsonDateTime date => new Decimal128(date.MillisecondsSinceEpoch),
        BsonString text when Decimal128.TryParse(text.Value, out var number) => number,
        // The shortest text of a double is what a person means by it.
        BsonDouble d => Decimal128.Parse(DoubleText(d.Value)),
        BsonInt32 or BsonInt64 or BsonDecimal128 => ExactNumber.From(value).ToDecimal128(),
        _ => throw Fail(value, BsonType.Decimal128),
    };

    private static BsonDateTime ToDate(BsonValue value) => value switch
    {
        BsonDateTime date => date,
        BsonObjectId or BsonTimestamp => DateUnits.FromDate(DateUnits.ToDate(value, "$toDate")),
        BsonInt64 or BsonDouble or BsonDecimal128 => new BsonDateTime(ToInteger(value, long.MinValue, long.MaxValue, BsonType.DateTime)),
        BsonString text when DateFormat.TryRead(text.Value, null, DateZone.Utc, out var date) => DateUnits.FromDate(date),
        _ => throw Fail(value, BsonType.DateTime),
    };

    private static QueryException Fail(BsonValue value, BsonType type) => QueryException.ConversionFailure(
        $"Failed to convert {BsonTypeNames.Of(value)} '{value}' to {BsonTypeNames.Of(type)} in $convert");
}
