namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>Leaves a member out of documents where its value is null.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class BsonIgnoreIfNullAttribute : Attribute, IBsonMemberMapAttribute
{
    public BsonIgnoreIfNullAttribute()
        : this(true)
    {
    }

    public BsonIgnoreIfNullAttribute(bool value) => Value = value;

    public bool Value { get; }

    public void Apply(BsonMemberMap memberMap)
    {
        ArgumentNullException.ThrowIfNull(memberMap);
        memberMap.SetIgnoreIfNull(Value);
    }
}
