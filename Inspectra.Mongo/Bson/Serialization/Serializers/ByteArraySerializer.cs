namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores bytes, by default as binary.</summary>
public sealed class ByteArraySerializer : SealedClassSerializerBase<byte[]>, IRepresentationConfigurable<ByteArraySerializer>
{
    public ByteArraySerializer()
        : this(BsonType.Binary)
    {
    }

    public ByteArraySerializer(BsonType representation)
    {
        if (representation is not (BsonType.Binary or BsonType.String))
        {
            throw new ArgumentException($"{representation} is not a valid representation for a byte[].", nameof(representation));
        }

        Representation = representation;
    }

    public static ByteArraySerializer Instance { get; } = new();

    public BsonType Representation { get; }

    protected override byte[] DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var type = context.Reader.GetCurrentBsonType();
        return type switch
        {
            BsonType.Binary => context.Reader.ReadBytes(),
            BsonType.String => BsonUtils.ParseHexString(context.Reader.ReadString()),
            _ => throw CreateCannotDeserializeFromBsonTypeException(type),
        };
    }

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, byte[] value)
    {
        if (Representation == BsonType.String) { context.Writer.WriteString(BsonUtils.ToHexString(value)); }
        else { context.Writer.WriteBytes(value); }
    }

    public ByteArraySerializer WithRepresentation(BsonType representation) => representation == Representation ? this : new(representation);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}
