using MongoDB.Bson.Serialization.Options;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores <see cref="int"/> values, by default as Int32.</summary>
public sealed class Int32Serializer : NumberSerializerBase<int>, IRepresentationConfigurable<Int32Serializer>, IRepresentationConverterConfigurable<Int32Serializer>
{
    public Int32Serializer()
        : this(BsonType.Int32)
    {
    }

    public Int32Serializer(BsonType representation)
        : this(representation, RepresentationConverter.Strict)
    {
    }

    public Int32Serializer(BsonType representation, RepresentationConverter converter)
        : base(representation, converter)
    {
    }

    public static Int32Serializer Instance { get; } = new();

    public Int32Serializer WithConverter(RepresentationConverter converter) => new(Representation, converter);

    public Int32Serializer WithRepresentation(BsonType representation) => new(representation, Converter);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}
