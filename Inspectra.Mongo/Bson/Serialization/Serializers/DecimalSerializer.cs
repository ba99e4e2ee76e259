using MongoDB.Bson.Serialization.Options;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores <see cref="decimal"/> values, by default as Decimal128.</summary>
public sealed class DecimalSerializer : NumberSerializerBase<decimal>, IRepresentationConfigurable<DecimalSerializer>, IRepresentationConverterConfigurable<DecimalSerializer>
{
    public DecimalSerializer()
        : this(BsonType.Decimal128)
    {
    }

    public DecimalSerializer(BsonType representation)
        : this(representation, RepresentationConverter.Strict)
    {
    }

    public DecimalSerializer(BsonType representation, RepresentationConverter converter)
        : base(representation, converter)
    {
    }

    public static DecimalSerializer Instance { get; } = new();

    public DecimalSerializer WithConverter(RepresentationConverter converter) => new(Representation, converter);

    public DecimalSerializer WithRepresentation(BsonType representation) => new(representation, Converter);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}
