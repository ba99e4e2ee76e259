using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A filter of one builder call, rendered when the document's serializer is known.</summary>
internal sealed class RenderedFilterDefinition<TDocument>(Func<RenderArgs<TDocument>, BsonDocument> render) : FilterDefinition<TDocument>
{
    public override BsonDocument Render(RenderArgs<TDocument> args) => render(args);
}
