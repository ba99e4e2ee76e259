using MongoDB.Bson.Serialization.Serializers;

namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>How a time is stored.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class BsonDateTimeOptionsAttribute : BsonSerializationOptionsAttribute
{
    public bool DateOnly { get; set; }

    public DateTimeKind Kind { get; set; } = DateTimeKind.Utc;

    public BsonType Representation { get; set; } = BsonType.DateTime;

    protected override IBsonSerializer Apply(IBsonSerializer serializer) => serializer is DateTimeSerializer times
        ? times.WithKind(Kind, Representation).WithDateOnly(DateOnly)
        : base.Apply(serializer);
}
