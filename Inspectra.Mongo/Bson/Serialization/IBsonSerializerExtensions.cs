using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization;

/// <summary>Shorter ways to call a serializer.</summary>
public static class IBsonSerializerExtensions
{
    public static object? Deserialize(this IBsonSerializer serializer, BsonDeserializationContext context) =>
        serializer.Deserialize(context, new BsonDeserializationArgs { NominalType = serializer.ValueType });

    public static TValue Deserialize<TValue>(this IBsonSerializer<TValue> serializer, BsonDeserializationContext context) =>
        serializer.Deserialize(context, new BsonDeserializationArgs { NominalType = serializer.ValueType });

    public static void Serialize(this IBsonSerializer serializer, BsonSerializationContext context, object? value) =>
        serializer.Serialize(context, new BsonSerializationArgs { NominalType = serializer.ValueType }, value);

    public static void Serialize<TValue>(this IBsonSerializer<TValue> serializer, BsonSerializationContext context, TValue value) =>
        serializer.Serialize(context, new BsonSerializationArgs { NominalType = serializer.ValueType }, value);

    public static BsonValue ToBsonValue(this IBsonSerializer serializer, object? value) =>
        Capture((serializer, value), static (context, s) => s.serializer.Serialize(context, s.value));

    public static BsonValue ToBsonValue<TValue>(this IBsonSerializer<TValue> serializer, TValue value) =>
        Capture((serializer, value), static (context, s) => s.serializer.Serialize(context, s.value));

    /// <summary>A value alone is no BSON: it is written as the only element of a document and taken out again.</summary>
    private static BsonValue Capture<TState>(TState state, Action<BsonSerializationContext, TState> write)
    {
        using var buffer = new BsonBufferWriter();
        using var writer = new BsonBinaryWriter(buffer);
        writer.WriteStartDocument();
        writer.WriteName("v");
        write(BsonSerializationContext.CreateRoot(writer), state);
        writer.WriteEndDocument();
        return new RawDocument(buffer.WrittenSpan).TryGetValue("v"u8, out var value)
            ? value.ToBsonValue()
            : throw new BsonSerializationException("The serializer wrote no value.");
    }
}
