using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>An update of one builder call, rendered when the document's serializer is known.</summary>
internal sealed class RenderedUpdateDefinition<TDocument>(Func<RenderArgs<TDocument>, BsonDocument> render) : UpdateDefinition<TDocument>
{
    public override BsonValue Render(RenderArgs<TDocument> args) => render(args);
}
