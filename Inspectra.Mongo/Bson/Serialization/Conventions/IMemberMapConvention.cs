namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>A rule about members.</summary>
public interface IMemberMapConvention : IConvention
{
    void Apply(BsonMemberMap memberMap);
}
