using MongoDB.Bson.Serialization.Options;
using MongoDB.Bson.Serialization.Serializers;

namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>The BSON type as which a member is stored.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class BsonRepresentationAttribute : BsonSerializationOptionsAttribute
{
    public BsonRepresentationAttribute(BsonType representation) => Representation = representation;

    public BsonType Representation { get; }

    public bool AllowOverflow { get; set; }

    public bool AllowTruncation { get; set; }

    protected override IBsonSerializer Apply(IBsonSerializer serializer)
    {
        if (serializer is not IRepresentationConfigurable configurable) { return base.Apply(serializer); }
        var applied = configurable.WithRepresentation(Representation);
        if (!AllowOverflow && !AllowTruncation) { return applied; }
        var converter = new RepresentationConverter(AllowOverflow, AllowTruncation);
        return applied switch
        {
            Int32Serializer s => s.WithConverter(converter),
            Int64Serializer s => s.WithConverter(converter),
            DoubleSerializer s => s.WithConverter(converter),
            DecimalSerializer s => s.WithConverter(converter),
            SingleSerializer s => s.WithConverter(converter),
            ByteSerializer s => s.WithConverter(converter),
            SByteSerializer s => s.WithConverter(converter),
            Int16Serializer s => s.WithConverter(converter),
            UInt16Serializer s => s.WithConverter(converter),
            UInt32Serializer s => s.WithConverter(converter),
            UInt64Serializer s => s.WithConverter(converter),
            _ => applied,
        };
    }
}
