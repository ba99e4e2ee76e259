using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization.Serializers;
using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Documents to bytes and back, the shortest way for what they are.</summary>
internal static class DocumentCodec
{
    public static ReadOnlyMemory<byte> Write<T>(IBsonSerializer<T> serializer, T value) => value switch
    {
        RawBsonDocument raw => raw.RawBytes,
        BsonDocument document => Write(document),
        _ => BsonBytes.Serialize(serializer, value),
    };

    public static ReadOnlyMemory<byte> Write(BsonDocument document)
    {
        using var buffer = new BsonBufferWriter();
        buffer.WriteDocument(document);
        return buffer.ToArray();
    }

    public static T Read<T>(IBsonSerializer<T> serializer, ReadOnlyMemory<byte> bytes)
    {
        if (typeof(T) == typeof(RawBsonDocument)) { return (T)(object)new RawBsonDocument(bytes); }
        if (typeof(T) == typeof(BsonDocument) && serializer is BsonDocumentSerializer) { return (T)(object)new RawDocument(bytes.Span).ToBsonDocument(); }
        return BsonBytes.Deserialize(bytes, serializer);
    }

    public static T Read<T>(IBsonSerializer<T> serializer, BsonDocument document) =>
        typeof(T) == typeof(BsonDocument) ? (T)(object)document : Read(serializer, Write(document));

    public static List<T> ReadAll<T>(IBsonSerializer<T> serializer, List<ReadOnlyMemory<byte>> documents)
    {
        var list = new List<T>(documents.Count);
        foreach (var document in documents) { list.Add(Read(serializer, document)); }
        return list;
    }
}
