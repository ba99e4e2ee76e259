namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>An attribute that changes how a member is mapped.</summary>
public interface IBsonMemberMapAttribute
{
    void Apply(BsonMemberMap memberMap);
}
