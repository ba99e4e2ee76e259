namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>A rule about classes.</summary>
public interface IClassMapConvention : IConvention
{
    void Apply(BsonClassMap classMap);
}
