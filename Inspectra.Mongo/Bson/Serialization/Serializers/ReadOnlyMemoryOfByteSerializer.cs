namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores bytes that are handed over as memory.</summary>
internal sealed class ReadOnlyMemoryOfByteSerializer : StructSerializerBase<ReadOnlyMemory<byte>>
{
    public override ReadOnlyMemory<byte> Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        EnsureBsonTypeEquals(context.Reader, BsonType.Binary);
        return context.Reader.ReadBytes();
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, ReadOnlyMemory<byte> value) =>
        context.BinaryWriter.WriteBinary(value.Span, BsonBinarySubType.Binary);
}
