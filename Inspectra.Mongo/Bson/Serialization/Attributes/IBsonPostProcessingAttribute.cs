namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>An attribute that looks at a class map once all else has been applied.</summary>
public interface IBsonPostProcessingAttribute
{
    void PostProcess(BsonClassMap classMap);
}
