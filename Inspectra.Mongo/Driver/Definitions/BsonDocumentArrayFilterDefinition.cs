using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>An array filter given as a document.</summary>
public sealed class BsonDocumentArrayFilterDefinition<TItem> : ArrayFilterDefinition<TItem>
{
    public BsonDocumentArrayFilterDefinition(BsonDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        Document = document;
    }

    public BsonDocument Document { get; }

    public override BsonDocument Render(IBsonSerializer itemSerializer, IBsonSerializerRegistry serializerRegistry) => Document;

    public override BsonDocument Render(IBsonSerializer<TItem> itemSerializer, IBsonSerializerRegistry serializerRegistry) => Document;
}
