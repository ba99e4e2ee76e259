namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>A rule about creators.</summary>
public interface ICreatorMapConvention : IConvention
{
    void Apply(BsonCreatorMap creatorMap);
}
