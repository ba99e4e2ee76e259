namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores texts as strings, symbols, or the ObjectId that they spell.</summary>
public sealed class StringSerializer : SealedClassSerializerBase<string>, IRepresentationConfigurable<StringSerializer>
{
    public StringSerializer()
        : this(BsonType.String)
    {
    }

    public StringSerializer(BsonType representation)
    {
        if (representation is not (BsonType.String or BsonType.ObjectId or BsonType.Symbol))
        {
            throw new ArgumentException($"{representation} is not a valid representation for a string.", nameof(representation));
        }

        Representation = representation;
    }

    public static StringSerializer Instance { get; } = new();

    public BsonType Representation { get; }

    protected override string DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var type = context.Reader.GetCurrentBsonType();
        return type switch
        {
            BsonType.String => context.Reader.ReadString(),
            BsonType.ObjectId when Representation == BsonType.ObjectId => context.Reader.ReadObjectId().ToString(),
            BsonType.Symbol => context.Reader.ReadSymbol(),
            _ => throw CreateCannotDeserializeFromBsonTypeException(type),
        };
    }

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, string value)
    {
        switch (Representation)
        {
            case BsonType.ObjectId:
                context.Writer.WriteObjectId(ObjectId.Parse(value));
                break;
            case BsonType.Symbol:
                context.Writer.WriteSymbol(value);
                break;
            default:
                context.Writer.WriteString(value);
                break;
        }
    }

    public StringSerializer WithRepresentation(BsonType representation) => representation == Representation ? this : new(representation);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}
