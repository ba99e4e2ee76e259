using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Which elements of an array an update with <c>$[name]</c> means.</summary>
public abstract class ArrayFilterDefinition
{
    public abstract Type ItemType { get; }

    public abstract BsonDocument Render(IBsonSerializer itemSerializer, IBsonSerializerRegistry serializerRegistry);
}
