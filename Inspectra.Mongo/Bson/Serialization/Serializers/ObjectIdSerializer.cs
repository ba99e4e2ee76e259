namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores identifiers, by default as ObjectIds.</summary>
public sealed class ObjectIdSerializer : StructSerializerBase<ObjectId>, IRepresentationConfigurable<ObjectIdSerializer>
{
    public ObjectIdSerializer()
        : this(BsonType.ObjectId)
    {
    }

    public ObjectIdSerializer(BsonType representation)
    {
        if (representation is not (BsonType.ObjectId or BsonType.String))
        {
            throw new ArgumentException($"{representation} is not a valid representation for a ObjectId.", nameof(representation));
        }

        Representation = representation;
    }

    public static ObjectIdSerializer Instance { get; } = new();

    public BsonType Representation { get; }

    public override ObjectId Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var type = context.Reader.GetCurrentBsonType();
        return type switch
        {
            BsonType.ObjectId => context.Reader.ReadObjectId(),
            BsonType.String => ObjectId.Parse(context.Reader.ReadString()),
            _ => throw CreateCannotDeserializeFromBsonTypeException(type),
        };
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, ObjectId value)
    {
        if (Representation == BsonType.String) { context.Writer.WriteString(value.ToString()); }
        else { context.Writer.WriteObjectId(value); }
    }

    public ObjectIdSerializer WithRepresentation(BsonType representation) => representation == Representation ? this : new(representation);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}
