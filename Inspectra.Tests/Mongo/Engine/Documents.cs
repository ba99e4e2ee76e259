using System.Text.Json;
using MongoDB.Bson;

namespace Inspectra.Tests.Mongo.Engine;

/// <summary>Documents for tests, written as JSON with single quotes.</summary>
internal static class Documents
{
    public static BsonDocument Doc(string json)
    {
        using var parsed = JsonDocument.Parse(json.Replace('\'', '"'));
        return (BsonDocument)Value(parsed.RootElement);
    }

    private static BsonValue Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new BsonDocument(element.EnumerateObject().Select(p => new BsonElement(p.Name, Value(p.Value)))),
        JsonValueKind.Array => new BsonArray(element.EnumerateArray().Select(Value)),
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.TryGetInt32(out var number) ? (BsonValue)number : element.GetDouble(),
        _ => BsonNull.Value,
    };
}
