namespace MongoDB.Bson.Serialization;

/// <summary>Makes serializers for the types it knows.</summary>
public interface IBsonSerializationProvider
{
    /// <returns>Null when the type is none of this provider's.</returns>
    IBsonSerializer? GetSerializer(Type type);
}
