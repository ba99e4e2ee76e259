using MongoDB.Bson.Serialization.Options;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores <see cref="sbyte"/> values, by default as Int32.</summary>
public sealed class SByteSerializer : NumberSerializerBase<sbyte>, IRepresentationConfigurable<SByteSerializer>, IRepresentationConverterConfigurable<SByteSerializer>
{
    public SByteSerializer()
        : this(BsonType.Int32)
    {
    }

    public SByteSerializer(BsonType representation)
        : this(representation, RepresentationConverter.Strict)
    {
    }

    public SByteSerializer(BsonType representation, RepresentationConverter converter)
        : base(representation, converter)
    {
    }

    public static SByteSerializer Instance { get; } = new();

    public SByteSerializer WithConverter(RepresentationConverter converter) => new(Representation, converter);

    public SByteSerializer WithRepresentation(BsonType representation) => new(representation, Converter);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}
