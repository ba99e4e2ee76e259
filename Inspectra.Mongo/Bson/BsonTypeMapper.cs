using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MongoDB.Bson;

/// <summary>Maps ordinary .NET values to BSON values and back.</summary>
public static class BsonTypeMapper
{
    /// <exception cref="ArgumentException">The type has no BSON form.</exception>
    public static BsonValue MapToBsonValue(object? value) =>
        TryMapToBsonValue(value, out var mapped) ? mapped
        : throw new ArgumentException($".NET type {value.GetType().FullName} cannot be mapped to a BsonValue.", nameof(value));

    /// <exception cref="InvalidCastException">The value cannot become the wanted type.</exception>
    public static BsonValue MapToBsonValue(object? value, BsonType bsonType)
    {
        var mapped = MapToBsonValue(value);
        if (mapped.BsonType == bsonType) { return mapped; }
        return bsonType switch
        {
            BsonType.Boolean => (BsonBoolean)mapped.ToBoolean(),
            BsonType.Decimal128 when mapped.IsNumeric || mapped.IsString => new BsonDecimal128(mapped.ToDecimal128()),
            BsonType.Double when mapped.IsNumeric || mapped.IsString => new BsonDouble(mapped.ToDouble()),
            BsonType.Int32 when mapped.IsNumeric || mapped.IsString => new BsonInt32(mapped.ToInt32()),
            BsonType.Int64 when mapped.IsNumeric || mapped.IsString => new BsonInt64(mapped.ToInt64()),
            BsonType.DateTime when mapped is BsonInt64 ms => new BsonDateTime(ms.Value),
            BsonType.Timestamp when mapped.IsNumeric => new BsonTimestamp(mapped.ToInt64()),
            BsonType.ObjectId when mapped.IsString => new BsonObjectId(ObjectId.Parse(mapped.AsString)),
            BsonType.ObjectId when mapped is BsonBinaryData { Bytes.Length: 12 } b => new BsonObjectId(new ObjectId(b.Bytes)),
            BsonType.JavaScript when mapped.IsString => new BsonJavaScript(mapped.AsString),
            BsonType.RegularExpression when mapped.IsString => new BsonRegularExpression(mapped.AsString),
            BsonType.Symbol when mapped.IsString => new BsonSymbol(mapped.AsString),
            _ => throw new InvalidCastException($".NET type {value?.GetType().FullName ?? "null"} cannot be mapped to {bsonType}."),
        };
    }

    public static object? MapToDotNetValue(BsonValue bsonValue)
    {
        ArgumentNullException.ThrowIfNull(bsonValue);
        return bsonValue switch
        {
            BsonArray array => array.Select(MapToDotNetValue).ToList(),
            BsonDocument document => document.ToDictionary(),
            BsonBoolean v => v.Value,
            BsonDateTime v => v.ToUniversalTime(),
            BsonDecimal128 v => v.Value,
            BsonDouble v => v.Value,
            BsonInt32 v => v.Value,
            BsonInt64 v => v.Value,
            BsonObjectId v => v.Value,
            BsonString v => v.Value,
            BsonNull => null,
            BsonBinaryData { SubType: BsonBinarySubType.UuidStandard } v => v.ToGuid(),
            BsonBinaryData { SubType: BsonBinarySubType.Binary or BsonBinarySubType.OldBinary } v => v.Bytes,
            _ => bsonValue,
        };
    }

    public static bool TryMapToBsonValue([NotNullWhen(false)] object? value, [NotNullWhen(true)] out BsonValue? bsonValue)
    {
        bsonValue = value switch
        {
            null => BsonNull.Value,
            BsonValue v => v,
            string v => new BsonString(v),
            bool v => (BsonBoolean)v,
            Enum v => MapEnum(v),
            int v => new BsonInt32(v),
            long v => new BsonInt64(v),
            double v => new BsonDouble(v),
            DateTime v => new BsonDateTime(v),
            ObjectId v => new BsonObjectId(v),
            decimal v => new BsonDecimal128(v),
            Decimal128 v => new BsonDecimal128(v),
            byte v => new BsonInt32(v),
            sbyte v => new BsonInt32(v),
            short v => new BsonInt32(v),
            ushort v => new BsonInt32(v),
            uint v => new BsonInt64(v),
            ulong v => new BsonInt64(checked((long)v)),
            float v => new BsonDouble(v),
            byte[] v => new BsonBinaryData(v),
            DateTimeOffset v => new BsonDateTime(v.UtcDateTime),
            Regex v => new BsonRegularExpression(v),
            Guid => throw new ArgumentException("A Guid needs a representation: use new BsonBinaryData(guid, GuidRepresentation.Standard).", nameof(value)),
            IConvertibleToBsonDocument v => v.ToBsonDocument(),
            IDictionary v => new BsonDocument(v),
            IEnumerable<KeyValuePair<string, object?>> v => new BsonDocument(v),
            IEnumerable v => new BsonArray(v),
            _ => null,
        };
        return bsonValue is not null;
    }

    private static BsonValue MapEnum(Enum value) =>
        Enum.GetUnderlyingType(value.GetType()) is var type && (type == typeof(long) || type == typeof(uint))
            ? new BsonInt64(Convert.ToInt64(value, CultureInfo.InvariantCulture))
            : type == typeof(ulong)
                ? new BsonInt64((long)Convert.ToUInt64(value, CultureInfo.InvariantCulture))
                : new BsonInt32(Convert.ToInt32(value, CultureInfo.InvariantCulture));
}
