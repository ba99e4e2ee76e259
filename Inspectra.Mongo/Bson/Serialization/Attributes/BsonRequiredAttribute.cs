namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>A document without this element is refused.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class BsonRequiredAttribute : Attribute, IBsonMemberMapAttribute
{
    public void Apply(BsonMemberMap memberMap)
    {
        ArgumentNullException.ThrowIfNull(memberMap);
        memberMap.SetIsRequired(true);
    }
}
