using MongoDB.Bson.Serialization.Options;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores <see cref="ushort"/> values, by default as Int32.</summary>
public sealed class UInt16Serializer : NumberSerializerBase<ushort>, IRepresentationConfigurable<UInt16Serializer>, IRepresentationConverterConfigurable<UInt16Serializer>
{
    public UInt16Serializer()
        : this(BsonType.Int32)
    {
    }

    public UInt16Serializer(BsonType representation)
        : this(representation, RepresentationConverter.Strict)
    {
    }

    public UInt16Serializer(BsonType representation, RepresentationConverter converter)
        : base(representation, converter)
    {
    }

    public static UInt16Serializer Instance { get; } = new();

    public UInt16Serializer WithConverter(RepresentationConverter converter) => new(Representation, converter);

    public UInt16Serializer WithRepresentation(BsonType representation) => new(representation, Converter);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}
