namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>Subclasses that may be met in stored documents.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public class BsonKnownTypesAttribute : Attribute, IBsonClassMapAttribute
{
    public BsonKnownTypesAttribute(params Type[] knownTypes) => KnownTypes = knownTypes;

    public BsonKnownTypesAttribute(Type knownType)
        : this([knownType])
    {
    }

    public Type[] KnownTypes { get; }

    public void Apply(BsonClassMap classMap)
    {
        ArgumentNullException.ThrowIfNull(classMap);
        foreach (var type in KnownTypes) { classMap.AddKnownType(type); }
    }
}
