using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A projection of one builder call, rendered when the document's serializer is known.</summary>
internal sealed class RenderedProjectionDefinitionOfSource<TSource>(Func<RenderArgs<TSource>, BsonDocument> render) : ProjectionDefinition<TSource>
{
    public override BsonDocument Render(RenderArgs<TSource> args) => render(args);
}
