using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization;

/// <summary>The short way between values and bytes: no document object lies between them.</summary>
internal static class BsonBytes
{
    /// <summary>Appends the document that the value becomes.</summary>
    public static void Serialize<T>(BsonBufferWriter target, IBsonSerializer<T> serializer, T value)
    {
        using var writer = new BsonBinaryWriter(target);
        serializer.Serialize(BsonSerializationContext.CreateRoot(writer), value);
    }

    /// <summary>Appends an element of that name, whatever type the value becomes.</summary>
    public static void SerializeElement(BsonBufferWriter target, string name, IBsonSerializer serializer, object? value) =>
        target.WriteValue(name, serializer.ToBsonValue(value));

    public static byte[] Serialize<T>(IBsonSerializer<T> serializer, T value)
    {
        using var buffer = new BsonBufferWriter();
        Serialize(buffer, serializer, value);
        return buffer.ToArray();
    }

    /// <exception cref="FormatException">The bytes are malformed, or do not fit the type.</exception>
    public static T Deserialize<T>(ReadOnlyMemory<byte> document, IBsonSerializer<T> serializer)
    {
        using var reader = new BsonBinaryReader(document);
        return serializer.Deserialize(BsonDeserializationContext.CreateRoot(reader));
    }

    /// <summary>Reads the value of an element of a document, whatever type it has.</summary>
    /// <returns>False when the document has no such element.</returns>
    public static bool TryDeserializeElement<T>(ReadOnlyMemory<byte> document, string name, IBsonSerializer<T> serializer, out T? value)
    {
        using var reader = new BsonBinaryReader(document);
        reader.ReadStartDocument();
        var found = reader.FindElement(name);
        value = found ? serializer.Deserialize(BsonDeserializationContext.CreateRoot(reader)) : default;
        return found;
    }
}
