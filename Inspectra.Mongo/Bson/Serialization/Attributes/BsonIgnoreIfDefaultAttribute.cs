namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>Leaves a member out of documents where its value is the default.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class BsonIgnoreIfDefaultAttribute : Attribute, IBsonMemberMapAttribute
{
    public BsonIgnoreIfDefaultAttribute()
        : this(true)
    {
    }

    public BsonIgnoreIfDefaultAttribute(bool value) => Value = value;

    public bool Value { get; }

    public void Apply(BsonMemberMap memberMap)
    {
        ArgumentNullException.ThrowIfNull(memberMap);
        memberMap.SetIgnoreIfDefault(Value);
    }
}
