using MongoDB.Bson.Serialization.Options;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores <see cref="ulong"/> values, by default as Int64.</summary>
public sealed class UInt64Serializer : NumberSerializerBase<ulong>, IRepresentationConfigurable<UInt64Serializer>, IRepresentationConverterConfigurable<UInt64Serializer>
{
    public UInt64Serializer()
        : this(BsonType.Int64)
    {
    }

    public UInt64Serializer(BsonType representation)
        : this(representation, RepresentationConverter.Strict)
    {
    }

    public UInt64Serializer(BsonType representation, RepresentationConverter converter)
        : base(representation, converter)
    {
    }

    public static UInt64Serializer Instance { get; } = new();

    public UInt64Serializer WithConverter(RepresentationConverter converter) => new(Representation, converter);

    public UInt64Serializer WithRepresentation(BsonType representation) => new(representation, Converter);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}
