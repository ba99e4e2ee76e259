using MongoDB.Bson.Serialization.Options;
using MongoDB.Bson.Serialization.Serializers;

namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>How a span of time is stored.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class BsonTimeSpanOptionsAttribute : BsonSerializationOptionsAttribute
{
    public BsonTimeSpanOptionsAttribute(BsonType representation)
        : this(representation, TimeSpanUnits.Ticks)
    {
    }

    public BsonTimeSpanOptionsAttribute(BsonType representation, TimeSpanUnits units)
    {
        Representation = representation;
        Units = units;
    }

    public BsonType Representation { get; }

    public TimeSpanUnits Units { get; }

    protected override IBsonSerializer Apply(IBsonSerializer serializer) => serializer is TimeSpanSerializer
        ? new TimeSpanSerializer(Representation, Units)
        : base.Apply(serializer);
}
