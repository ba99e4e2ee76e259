using MongoDB.Bson.Serialization.Options;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores <see cref="double"/> values, by default as Double.</summary>
public sealed class DoubleSerializer : NumberSerializerBase<double>, IRepresentationConfigurable<DoubleSerializer>, IRepresentationConverterConfigurable<DoubleSerializer>
{
    public DoubleSerializer()
        : this(BsonType.Double)
    {
    }

    public DoubleSerializer(BsonType representation)
        : this(representation, RepresentationConverter.Strict)
    {
    }

    public DoubleSerializer(BsonType representation, RepresentationConverter converter)
        : base(representation, converter)
    {
    }

    public static DoubleSerializer Instance { get; } = new();

    public DoubleSerializer WithConverter(RepresentationConverter converter) => new(Representation, converter);

    public DoubleSerializer WithRepresentation(BsonType representation) => new(representation, Converter);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}
