using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>An update given as a document.</summary>
public sealed class BsonDocumentUpdateDefinition<TDocument> : UpdateDefinition<TDocument>
{
    public BsonDocumentUpdateDefinition(BsonDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        Document = document;
    }

    public BsonDocument Document { get; }

    public override BsonValue Render(RenderArgs<TDocument> args) => Document;
}
