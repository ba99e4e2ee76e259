using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A filter given as a document.</summary>
public sealed class BsonDocumentFilterDefinition<TDocument> : FilterDefinition<TDocument>
{
    public BsonDocumentFilterDefinition(BsonDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        Document = document;
    }

    public BsonDocument Document { get; }

    public override BsonDocument Render(RenderArgs<TDocument> args) => Document;
}
