namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>The document names its class alone.</summary>
public class ScalarDiscriminatorConvention : StandardDiscriminatorConvention
{
    public ScalarDiscriminatorConvention(string elementName)
        : base(elementName)
    {
    }

    public override BsonValue? GetDiscriminator(Type nominalType, Type actualType) =>
        new BsonString(BsonClassMap.LookupClassMap(actualType).Discriminator);
}
