using MongoDB.Bson.Serialization.Options;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores <see cref="uint"/> values, by default as Int64.</summary>
public sealed class UInt32Serializer : NumberSerializerBase<uint>, IRepresentationConfigurable<UInt32Serializer>, IRepresentationConverterConfigurable<UInt32Serializer>
{
    public UInt32Serializer()
        : this(BsonType.Int64)
    {
    }

    public UInt32Serializer(BsonType representation)
        : this(representation, RepresentationConverter.Strict)
    {
    }

    public UInt32Serializer(BsonType representation, RepresentationConverter converter)
        : base(representation, converter)
    {
    }

    public static UInt32Serializer Instance { get; } = new();

    public UInt32Serializer WithConverter(RepresentationConverter converter) => new(Representation, converter);

    public UInt32Serializer WithRepresentation(BsonType representation) => new(representation, Converter);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}
