using MongoDB.Bson.Serialization.Options;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores <see cref="byte"/> values, by default as Int32.</summary>
public sealed class ByteSerializer : NumberSerializerBase<byte>, IRepresentationConfigurable<ByteSerializer>, IRepresentationConverterConfigurable<ByteSerializer>
{
    public ByteSerializer()
        : this(BsonType.Int32)
    {
    }

    public ByteSerializer(BsonType representation)
        : this(representation, RepresentationConverter.Strict)
    {
    }

    public ByteSerializer(BsonType representation, RepresentationConverter converter)
        : base(representation, converter)
    {
    }

    public static ByteSerializer Instance { get; } = new();

    public ByteSerializer WithConverter(RepresentationConverter converter) => new(Representation, converter);

    public ByteSerializer WithRepresentation(BsonType representation) => new(representation, Converter);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}
