using System.Globalization;
using System.Text.Json;
using MongoDB.Bson;

namespace Inspectra.Tests.Mongo.Query;

/// <summary>Short JSON for test tables: single quotes, and the few extended forms that the tables need.</summary>
internal static class Json
{
    public static BsonDocument Document(string json) => (BsonDocument)Value(json);

    public static BsonArray Array(string json) => (BsonArray)Value(json);

    public static BsonValue Value(string json)
    {
        using var document = JsonDocument.Parse(json.Replace('\'', '"'));
        return From(document.RootElement);
    }

    public static BsonValue From(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return FromObject(element);
            case JsonValueKind.Array:
                return new BsonArray(element.EnumerateArray().Select(From));
            case JsonValueKind.String:
                return new BsonString(element.GetString()!);
            case JsonValueKind.Number:
                var text = element.GetRawText();
                return text.AsSpan().IndexOfAny(".eE") >= 0 ? new BsonDouble(element.GetDouble())
                    : int.TryParse(text, CultureInfo.InvariantCulture, out var small) ? new BsonInt32(small)
                    : new BsonInt64(long.Parse(text, CultureInfo.InvariantCulture));
            case JsonValueKind.True:
                return BsonBoolean.True;
            case JsonValueKind.False:
                return BsonBoolean.False;
            default:
                return BsonNull.Value;
        }
    }

    private static BsonValue FromObject(JsonElement element)
    {
        var properties = element.EnumerateObject().ToList();
        if (properties.Count == 1)
        {
            var value = properties[0].Value;
            switch (properties[0].Name)
            {
                case "$oid":
                    return new BsonObjectId(ObjectId.Parse(value.GetString()!));
                case "$numberInt":
                    return new BsonInt32(int.Parse(value.GetString()!, CultureInfo.InvariantCulture));
                case "$numberLong" or "$long":
                    return new BsonInt64(long.Parse(value.ToString(), CultureInfo.InvariantCulture));
                case "$numberDouble":
                    return new BsonDouble(double.Parse(value.GetString()!, CultureInfo.InvariantCulture));
                case "$numberDecimal" or "$decimal":
                    return new BsonDecimal128(Decimal128.Parse(value.ToString()));
                case "$date" when value.ValueKind == JsonValueKind.String:
                    return new BsonDateTime(DateTime.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal));
                case "$re":
                    var parts = value.GetString()!.Split('/');
                    return new BsonRegularExpression(parts[0], parts.Length > 1 ? parts[1] : "");
                case "$minKey":
                    return BsonMinKey.Value;
                case "$maxKey":
                    return BsonMaxKey.Value;
                case "$hex":
                    return new BsonBinaryData(Convert.FromHexString(value.GetString()!));
                default:
                    break;
            }
        }
        return new BsonDocument(properties.Select(property => new BsonElement(property.Name, From(property.Value))));
    }
}
