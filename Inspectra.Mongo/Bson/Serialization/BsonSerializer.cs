using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization;

/// <summary>BSON bytes to values.</summary>
public static class BsonSerializer
{
    public static TNominalType Deserialize<TNominalType>(byte[] bytes) =>
        new RawDocument(bytes).ToBsonDocument() is TNominalType result
            ? result
            : throw new NotSupportedException("Deserialization of classes is not available yet.");
}
