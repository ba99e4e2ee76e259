namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>Whether stored elements that no member claims are passed over.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public class BsonIgnoreExtraElementsAttribute : Attribute, IBsonClassMapAttribute
{
    public BsonIgnoreExtraElementsAttribute()
        : this(true)
    {
    }

    public BsonIgnoreExtraElementsAttribute(bool ignoreExtraElements) => IgnoreExtraElements = ignoreExtraElements;

    public bool IgnoreExtraElements { get; }

    public bool Inherited { get; set; }

    public void Apply(BsonClassMap classMap)
    {
        ArgumentNullException.ThrowIfNull(classMap);
        classMap.SetIgnoreExtraElements(IgnoreExtraElements);
        classMap.SetIgnoreExtraElementsIsInherited(Inherited);
    }
}
