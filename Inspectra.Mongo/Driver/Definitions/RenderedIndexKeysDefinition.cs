using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Keys of one builder call, rendered when the document's serializer is known.</summary>
internal sealed class RenderedIndexKeysDefinition<TDocument>(Func<RenderArgs<TDocument>, BsonDocument> render) : IndexKeysDefinition<TDocument>
{
    public override BsonDocument Render(RenderArgs<TDocument> args) => render(args);
}
