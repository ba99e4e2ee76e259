namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>An attribute that changes how objects are created.</summary>
public interface IBsonCreatorMapAttribute
{
    void Apply(BsonCreatorMap creatorMap);
}
