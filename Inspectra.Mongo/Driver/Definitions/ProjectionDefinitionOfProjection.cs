using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Which fields are returned, and as what.</summary>
public abstract class ProjectionDefinition<TSource, TProjection>
{
    public static implicit operator ProjectionDefinition<TSource, TProjection>(BsonDocument document) =>
        new BsonDocumentProjectionDefinition<TSource, TProjection>(document);

    public static implicit operator ProjectionDefinition<TSource, TProjection>(string json) =>
        new BsonDocumentProjectionDefinition<TSource, TProjection>(BsonDocument.Parse(json));

    public static implicit operator ProjectionDefinition<TSource, TProjection>(ProjectionDefinition<TSource> projection) =>
        new TypedProjectionDefinition<TSource, TProjection>(projection);

    public abstract RenderedProjectionDefinition<TProjection> Render(RenderArgs<TSource> args);
}
