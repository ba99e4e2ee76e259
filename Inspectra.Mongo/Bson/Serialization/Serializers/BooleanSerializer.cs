namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores truth values, by default as booleans.</summary>
public sealed class BooleanSerializer : StructSerializerBase<bool>, IRepresentationConfigurable<BooleanSerializer>
{
    public BooleanSerializer()
        : this(BsonType.Boolean)
    {
    }

    public BooleanSerializer(BsonType representation)
    {
        if (representation is not (BsonType.Boolean or BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.String))
        {
            throw new ArgumentException($"{representation} is not a valid representation for a bool.", nameof(representation));
        }

        Representation = representation;
    }

    public static BooleanSerializer Instance { get; } = new();

    public BsonType Representation { get; }

    public override bool Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var type = context.Reader.GetCurrentBsonType();
        switch (type)
        {
            case BsonType.Boolean:
                return context.Reader.ReadBoolean();
            case BsonType.Int32:
                return context.Reader.ReadInt32() != 0;
            case BsonType.Int64:
                return context.Reader.ReadInt64() != 0;
            case BsonType.Double:
                return context.Reader.ReadDouble() != 0;
            case BsonType.Null:
                context.Reader.ReadNull();
                return false;
            case BsonType.String:
                return bool.TryParse(context.Reader.ReadString(), out var value) && value;
            default:
                throw CreateCannotDeserializeFromBsonTypeException(type);
        }
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, bool value)
    {
        switch (Representation)
        {
            case BsonType.Int32:
                context.Writer.WriteInt32(value ? 1 : 0);
                break;
            case BsonType.Int64:
                context.Writer.WriteInt64(value ? 1 : 0);
                break;
            case BsonType.Double:
                context.Writer.WriteDouble(value ? 1 : 0);
                break;
            case BsonType.String:
                context.Writer.WriteString(value ? "true" : "false");
                break;
            default:
                context.Writer.WriteBoolean(value);
                break;
        }
    }

    public BooleanSerializer WithRepresentation(BsonType representation) => representation == Representation ? this : new(representation);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}
