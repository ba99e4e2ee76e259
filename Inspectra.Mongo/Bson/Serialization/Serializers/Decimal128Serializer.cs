namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores 34-digit decimals.</summary>
public sealed class Decimal128Serializer : StructSerializerBase<Decimal128>, IRepresentationConfigurable<Decimal128Serializer>
{
    public Decimal128Serializer()
        : this(BsonType.Decimal128)
    {
    }

    public Decimal128Serializer(BsonType representation)
    {
        if (representation is not (BsonType.Decimal128 or BsonType.String))
        {
            throw new ArgumentException($"{representation} is not a valid representation for a Decimal128.", nameof(representation));
        }

        Representation = representation;
    }

    public static Decimal128Serializer Instance { get; } = new();

    public BsonType Representation { get; }

    public override Decimal128 Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var type = context.Reader.GetCurrentBsonType();
        return type switch
        {
            BsonType.Decimal128 => context.Reader.ReadDecimal128(),
            BsonType.Int32 => context.Reader.ReadInt32(),
            BsonType.Int64 => context.Reader.ReadInt64(),
            BsonType.Double => new Decimal128(context.Reader.ReadDouble()),
            BsonType.String => Decimal128.Parse(context.Reader.ReadString()),
            _ => throw CreateCannotDeserializeFromBsonTypeException(type),
        };
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, Decimal128 value)
    {
        if (Representation == BsonType.String) { context.Writer.WriteString(value.ToString()); }
        else { context.Writer.WriteDecimal128(value); }
    }

    public Decimal128Serializer WithRepresentation(BsonType representation) => representation == Representation ? this : new(representation);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}
