namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>What a member is when its element is missing.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class BsonDefaultValueAttribute : Attribute, IBsonMemberMapAttribute
{
    public BsonDefaultValueAttribute(object? defaultValue) => DefaultValue = defaultValue;

    public object? DefaultValue { get; }

    public void Apply(BsonMemberMap memberMap)
    {
        ArgumentNullException.ThrowIfNull(memberMap);
        memberMap.SetDefaultValue(DefaultValue);
    }
}
