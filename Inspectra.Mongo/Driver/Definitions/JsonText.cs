using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Definitions given as JSON.</summary>
internal static class JsonText
{
    public static BsonDocument Parse(string json) => throw new NotSupportedException("BsonDocument.Parse is not available yet.");
}
