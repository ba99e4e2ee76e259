using System.Collections.Frozen;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Query;

/// <summary>The names and numbers by which <c>$type</c> and error messages know BSON types.</summary>
internal static class BsonTypeNames
{
    private static readonly FrozenDictionary<string, BsonType> ByName = new Dictionary<string, BsonType>
    {
        ["double"] = BsonType.Double,
        ["string"] = BsonType.String,
        ["object"] = BsonType.Document,
        ["array"] = BsonType.Array,
        ["binData"] = BsonType.Binary,
        ["undefined"] = BsonType.Undefined,
        ["objectId"] = BsonType.ObjectId,
        ["bool"] = BsonType.Boolean,
        ["date"] = BsonType.DateTime,
        ["null"] = BsonType.Null,
        ["regex"] = BsonType.RegularExpression,
        ["javascript"] = BsonType.JavaScript,
        ["symbol"] = BsonType.Symbol,
        ["javascriptWithScope"] = BsonType.JavaScriptWithScope,
        ["int"] = BsonType.Int32,
        ["timestamp"] = BsonType.Timestamp,
        ["long"] = BsonType.Int64,
        ["decimal"] = BsonType.Decimal128,
        ["minKey"] = BsonType.MinKey,
        ["maxKey"] = BsonType.MaxKey,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<BsonType, string> ByType =
        ByName.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static string Of(BsonValue? value) => value is null ? "missing" : Of(value.BsonType);

    public static string Of(BsonType type) => ByType.TryGetValue(type, out var name) ? name : "dbPointer";

    public static bool TryParse(string name, out BsonType type) => ByName.TryGetValue(name, out type);

    public static bool TryParse(long number, out BsonType type)
    {
        type = number switch
        {
            -1 => BsonType.MinKey,
            127 => BsonType.MaxKey,
            _ => (BsonType)(int)Math.Clamp(number, 0, 126),
        };
        return ByType.ContainsKey(type);
    }
}
