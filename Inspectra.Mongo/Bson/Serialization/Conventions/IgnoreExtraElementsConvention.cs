namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>Whether stored elements that no member claims are passed over.</summary>
public class IgnoreExtraElementsConvention : ConventionBase, IClassMapConvention
{
    private readonly bool _ignoreExtraElements;

    public IgnoreExtraElementsConvention(bool ignoreExtraElements) => _ignoreExtraElements = ignoreExtraElements;

    public void Apply(BsonClassMap classMap)
    {
        ArgumentNullException.ThrowIfNull(classMap);
        classMap.SetIgnoreExtraElements(_ignoreExtraElements);
    }
}
