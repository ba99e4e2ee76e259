using MongoDB.Bson.Serialization.Options;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores <see cref="short"/> values, by default as Int32.</summary>
public sealed class Int16Serializer : NumberSerializerBase<short>, IRepresentationConfigurable<Int16Serializer>, IRepresentationConverterConfigurable<Int16Serializer>
{
    public Int16Serializer()
        : this(BsonType.Int32)
    {
    }

    public Int16Serializer(BsonType representation)
        : this(representation, RepresentationConverter.Strict)
    {
    }

    public Int16Serializer(BsonType representation, RepresentationConverter converter)
        : base(representation, converter)
    {
    }

    public static Int16Serializer Instance { get; } = new();

    public Int16Serializer WithConverter(RepresentationConverter converter) => new(Representation, converter);

    public Int16Serializer WithRepresentation(BsonType representation) => new(representation, Converter);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}
