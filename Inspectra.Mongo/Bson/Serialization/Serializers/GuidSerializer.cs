namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores Guids in the byte order that it was told to use, or as text; there is no default order.</summary>
public sealed class GuidSerializer : StructSerializerBase<Guid>, IRepresentationConfigurable<GuidSerializer>
{
    public GuidSerializer()
        : this(BsonType.Binary, GuidRepresentation.Unspecified)
    {
    }

    public GuidSerializer(BsonType representation)
        : this(representation, GuidRepresentation.Unspecified)
    {
    }

    public GuidSerializer(GuidRepresentation guidRepresentation)
        : this(BsonType.Binary, guidRepresentation)
    {
    }

    private GuidSerializer(BsonType representation, GuidRepresentation guidRepresentation)
    {
        if (representation is not (BsonType.Binary or BsonType.String))
        {
            throw new ArgumentException($"{representation} is not a valid representation for a Guid.", nameof(representation));
        }

        Representation = representation;
        GuidRepresentation = guidRepresentation;
    }

    public static GuidSerializer StandardInstance { get; } = new(GuidRepresentation.Standard);

    public GuidRepresentation GuidRepresentation { get; }

    public BsonType Representation { get; }

    /// <exception cref="BsonSerializationException">The representation is unspecified.</exception>
    public override Guid Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var type = context.Reader.GetCurrentBsonType();
        switch (type)
        {
            case BsonType.String:
                return Guid.Parse(context.Reader.ReadString());
            case BsonType.Binary:
                if (GuidRepresentation == GuidRepresentation.Unspecified)
                {
                    throw new BsonSerializationException("GuidSerializer cannot deserialize a Guid when GuidRepresentation is Unspecified.");
                }

                var binary = context.Reader.ReadBinaryData();
                return binary.SubType == GuidConverter.GetSubType(GuidRepresentation)
                    ? binary.ToGuid(GuidRepresentation)
                    : throw new FormatException($"Expected a Guid of representation {GuidRepresentation}, but found subtype {binary.SubType}.");
            default:
                throw CreateCannotDeserializeFromBsonTypeException(type);
        }
    }

    /// <exception cref="BsonSerializationException">The representation is unspecified.</exception>
    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, Guid value)
    {
        if (Representation == BsonType.String)
        {
            context.Writer.WriteString(value.ToString());
            return;
        }

        if (GuidRepresentation == GuidRepresentation.Unspecified)
        {
            throw new BsonSerializationException("GuidSerializer cannot serialize a Guid when GuidRepresentation is Unspecified.");
        }

        context.Writer.WriteGuid(value, GuidRepresentation);
    }

    public GuidSerializer WithGuidRepresentation(GuidRepresentation guidRepresentation) => new(Representation, guidRepresentation);

    public GuidSerializer WithRepresentation(BsonType representation) => new(representation, GuidRepresentation);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}
