using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Agents;

/// <summary>Writes stored metadata as the JSON it came from.</summary>
internal static class MetadataText
{
    // Shown on a page, which escapes by itself; so the text keeps its letters.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(BsonDocument metadata) => NodeOf(metadata)?.ToJsonString(Indented) ?? "{}";

    private static JsonNode? NodeOf(BsonValue value) => value.BsonType switch
    {
        BsonType.Document => new JsonObject(value.AsBsonDocument.Elements.Select(e => KeyValuePair.Create(e.Name, NodeOf(e.Value)))),
        BsonType.Array => new JsonArray([.. value.AsBsonArray.Select(NodeOf)]),
        BsonType.String => JsonValue.Create(value.AsString),
        BsonType.Int32 => JsonValue.Create(value.AsInt32),
        BsonType.Int64 => JsonValue.Create(value.AsInt64),
        BsonType.Double => JsonValue.Create(value.AsDouble),
        BsonType.Boolean => JsonValue.Create(value.AsBoolean),
        _ => null,
    };
}
