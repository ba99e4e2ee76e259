using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A sort by one field, rendered when the document's serializer is known.</summary>
internal sealed class RenderedSortDefinition<TDocument>(Func<RenderArgs<TDocument>, BsonDocument> render) : SortDefinition<TDocument>
{
    public override BsonDocument Render(RenderArgs<TDocument> args) => render(args);
}
