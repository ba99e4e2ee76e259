namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>Marks the member that takes the stored elements which no other member claims.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class BsonExtraElementsAttribute : Attribute, IBsonMemberMapAttribute
{
    public void Apply(BsonMemberMap memberMap)
    {
        ArgumentNullException.ThrowIfNull(memberMap);
        memberMap.ClassMap.SetExtraElementsMember(memberMap);
    }
}
