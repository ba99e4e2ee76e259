using MongoDB.Bson.Serialization.Serializers;

namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>The byte order in which a Guid is stored.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class BsonGuidRepresentationAttribute : BsonSerializationOptionsAttribute
{
    public BsonGuidRepresentationAttribute(GuidRepresentation guidRepresentation) => GuidRepresentation = guidRepresentation;

    public GuidRepresentation GuidRepresentation { get; }

    protected override IBsonSerializer Apply(IBsonSerializer serializer) => serializer is GuidSerializer guids
        ? guids.WithGuidRepresentation(GuidRepresentation)
        : base.Apply(serializer);
}
