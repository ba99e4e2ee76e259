using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Which elements of an array of a known type are meant.</summary>
public abstract class ArrayFilterDefinition<TItem> : ArrayFilterDefinition
{
    public override Type ItemType => typeof(TItem);

    public static implicit operator ArrayFilterDefinition<TItem>(BsonDocument document) => new BsonDocumentArrayFilterDefinition<TItem>(document);

    public static implicit operator ArrayFilterDefinition<TItem>(string json) => new BsonDocumentArrayFilterDefinition<TItem>(BsonDocument.Parse(json));

    public abstract BsonDocument Render(IBsonSerializer<TItem> itemSerializer, IBsonSerializerRegistry serializerRegistry);
}
