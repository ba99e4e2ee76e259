using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>An order of documents.</summary>
public abstract class SortDefinition<TDocument>
{
    public static implicit operator SortDefinition<TDocument>(BsonDocument document) => new BsonDocumentSortDefinition<TDocument>(document);

    public static implicit operator SortDefinition<TDocument>(string json) => new BsonDocumentSortDefinition<TDocument>(BsonDocument.Parse(json));

    public abstract BsonDocument Render(RenderArgs<TDocument> args);
}
