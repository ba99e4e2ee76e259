using MongoDB.Bson.Serialization.Options;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores <see cref="float"/> values, by default as Double.</summary>
public sealed class SingleSerializer : NumberSerializerBase<float>, IRepresentationConfigurable<SingleSerializer>, IRepresentationConverterConfigurable<SingleSerializer>
{
    public SingleSerializer()
        : this(BsonType.Double)
    {
    }

    public SingleSerializer(BsonType representation)
        : this(representation, RepresentationConverter.Strict)
    {
    }

    public SingleSerializer(BsonType representation, RepresentationConverter converter)
        : base(representation, converter)
    {
    }

    public static SingleSerializer Instance { get; } = new();

    public SingleSerializer WithConverter(RepresentationConverter converter) => new(Representation, converter);

    public SingleSerializer WithRepresentation(BsonType representation) => new(representation, Converter);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}
