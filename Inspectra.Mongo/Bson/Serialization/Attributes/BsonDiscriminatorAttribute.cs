namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>The name by which documents tell that they hold this class.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Struct, Inherited = false)]
public class BsonDiscriminatorAttribute : Attribute, IBsonClassMapAttribute
{
    public BsonDiscriminatorAttribute()
    {
    }

    public BsonDiscriminatorAttribute(string discriminator) => Discriminator = discriminator;

    public string? Discriminator { get; }

    public bool Required { get; set; }

    public bool RootClass { get; set; }

    public void Apply(BsonClassMap classMap)
    {
        ArgumentNullException.ThrowIfNull(classMap);
        if (Discriminator is not null) { classMap.SetDiscriminator(Discriminator); }
        classMap.SetDiscriminatorIsRequired(Required);
        classMap.SetIsRootClass(RootClass);
    }
}
