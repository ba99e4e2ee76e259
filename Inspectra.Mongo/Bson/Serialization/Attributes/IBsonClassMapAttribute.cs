namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>An attribute that changes how a class is mapped.</summary>
public interface IBsonClassMapAttribute
{
    void Apply(BsonClassMap classMap);
}
