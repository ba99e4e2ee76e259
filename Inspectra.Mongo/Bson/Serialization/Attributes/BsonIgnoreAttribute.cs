namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>Leaves a member out.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class BsonIgnoreAttribute : Attribute
{
}
