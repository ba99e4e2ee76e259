using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>The keys of an index.</summary>
public abstract class IndexKeysDefinition<TDocument>
{
    public static implicit operator IndexKeysDefinition<TDocument>(BsonDocument document) =>
        new RenderedIndexKeysDefinition<TDocument>(_ => document);

    public static implicit operator IndexKeysDefinition<TDocument>(string json) => BsonDocument.Parse(json);

    public abstract BsonDocument Render(RenderArgs<TDocument> args);
}
