using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Which fields are returned.</summary>
public abstract class ProjectionDefinition<TSource>
{
    public static implicit operator ProjectionDefinition<TSource>(BsonDocument document) =>
        new RenderedProjectionDefinitionOfSource<TSource>(_ => document);

    public static implicit operator ProjectionDefinition<TSource>(string json) => BsonDocument.Parse(json);

    public abstract BsonDocument Render(RenderArgs<TSource> args);
}
