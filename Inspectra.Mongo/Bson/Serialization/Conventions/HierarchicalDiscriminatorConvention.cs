namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>The document names its class and, where a root is declared, all classes from the root down.</summary>
public class HierarchicalDiscriminatorConvention : StandardDiscriminatorConvention
{
    public HierarchicalDiscriminatorConvention(string elementName)
        : base(elementName)
    {
    }

    public override BsonValue? GetDiscriminator(Type nominalType, Type actualType)
    {
        var map = BsonClassMap.LookupClassMap(actualType);
        if (actualType == nominalType && !map.DiscriminatorIsRequired && !map.HasRootClass) { return null; }
        if (!map.HasRootClass || map.IsRootClass) { return map.Discriminator; }
        var path = new List<BsonValue>();
        for (var current = map; current is not null; current = current.IsRootClass ? null : current.BaseClassMap)
        {
            path.Insert(0, current.Discriminator);
        }

        return new BsonArray(path);
    }
}
