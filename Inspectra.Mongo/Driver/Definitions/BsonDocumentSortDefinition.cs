using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A sort given as a document.</summary>
public sealed class BsonDocumentSortDefinition<TDocument> : SortDefinition<TDocument>
{
    public BsonDocumentSortDefinition(BsonDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        Document = document;
    }

    public BsonDocument Document { get; }

    public override BsonDocument Render(RenderArgs<TDocument> args) => Document;
}
