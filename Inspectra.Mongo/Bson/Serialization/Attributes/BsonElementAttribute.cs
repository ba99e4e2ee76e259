namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>The name under which a member is stored; also maps members that are otherwise left out.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class BsonElementAttribute : Attribute, IBsonMemberMapAttribute
{
    public BsonElementAttribute()
    {
    }

    public BsonElementAttribute(string elementName) => ElementName = elementName;

    public string? ElementName { get; }

    public int Order { get; set; } = int.MaxValue;

    public void Apply(BsonMemberMap memberMap)
    {
        ArgumentNullException.ThrowIfNull(memberMap);
        if (!string.IsNullOrEmpty(ElementName)) { memberMap.SetElementName(ElementName); }
        memberMap.SetOrder(Order);
    }
}
