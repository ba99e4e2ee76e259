namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores single characters, by default as their number.</summary>
public sealed class CharSerializer : StructSerializerBase<char>, IRepresentationConfigurable<CharSerializer>
{
    public CharSerializer()
        : this(BsonType.Int32)
    {
    }

    public CharSerializer(BsonType representation)
    {
        if (representation is not (BsonType.Int32 or BsonType.Int64 or BsonType.String))
        {
            throw new ArgumentException($"{representation} is not a valid representation for a char.", nameof(representation));
        }

        Representation = representation;
    }

    public static CharSerializer Instance { get; } = new();

    public BsonType Representation { get; }

    public override char Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var type = context.Reader.GetCurrentBsonType();
        return type switch
        {
            BsonType.Int32 => checked((char)context.Reader.ReadInt32()),
            BsonType.Int64 => checked((char)context.Reader.ReadInt64()),
            BsonType.String when context.Reader.ReadString() is [var single] => single,
            BsonType.String => throw new FormatException("Expected a string of one character."),
            _ => throw CreateCannotDeserializeFromBsonTypeException(type),
        };
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, char value)
    {
        switch (Representation)
        {
            case BsonType.Int64:
                context.Writer.WriteInt64(value);
                break;
            case BsonType.String:
                context.Writer.WriteString(value.ToString());
                break;
            default:
                context.Writer.WriteInt32(value);
                break;
        }
    }

    public CharSerializer WithRepresentation(BsonType representation) => representation == Representation ? this : new(representation);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}
