namespace MongoDB.Bson.Serialization;

/// <summary>Finds the serializer of a type.</summary>
public interface IBsonSerializerRegistry
{
    IBsonSerializer GetSerializer(Type type);

    IBsonSerializer<T> GetSerializer<T>();
}
