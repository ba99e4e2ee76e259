using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A projection given as a document.</summary>
public sealed class BsonDocumentProjectionDefinition<TSource, TProjection> : ProjectionDefinition<TSource, TProjection>
{
    public BsonDocumentProjectionDefinition(BsonDocument document, IBsonSerializer<TProjection>? projectionSerializer = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        Document = document;
        ProjectionSerializer = projectionSerializer;
    }

    public BsonDocument Document { get; }

    public IBsonSerializer<TProjection>? ProjectionSerializer { get; }

    public override RenderedProjectionDefinition<TProjection> Render(RenderArgs<TSource> args) =>
        new(Document, ProjectionSerializer ?? args.GetSerializer<TProjection>());
}
