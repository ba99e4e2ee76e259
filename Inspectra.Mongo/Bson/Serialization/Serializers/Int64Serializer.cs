using MongoDB.Bson.Serialization.Options;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores <see cref="long"/> values, by default as Int64.</summary>
public sealed class Int64Serializer : NumberSerializerBase<long>, IRepresentationConfigurable<Int64Serializer>, IRepresentationConverterConfigurable<Int64Serializer>
{
    public Int64Serializer()
        : this(BsonType.Int64)
    {
    }

    public Int64Serializer(BsonType representation)
        : this(representation, RepresentationConverter.Strict)
    {
    }

    public Int64Serializer(BsonType representation, RepresentationConverter converter)
        : base(representation, converter)
    {
    }

    public static Int64Serializer Instance { get; } = new();

    public Int64Serializer WithConverter(RepresentationConverter converter) => new(Representation, converter);

    public Int64Serializer WithRepresentation(BsonType representation) => new(representation, Converter);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}
