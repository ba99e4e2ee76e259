namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>The constructor through which stored documents become objects.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public class BsonConstructorAttribute : Attribute, IBsonCreatorMapAttribute
{
    public BsonConstructorAttribute()
    {
    }

    public BsonConstructorAttribute(params string[] argumentNames) => ArgumentNames = argumentNames;

    public string[]? ArgumentNames { get; }

    public void Apply(BsonCreatorMap creatorMap)
    {
        ArgumentNullException.ThrowIfNull(creatorMap);
        if (ArgumentNames is not null) { creatorMap.SetArguments(ArgumentNames); }
    }
}
