using MongoDB.Bson;
using MongoDB.Driver.Linq;

namespace MongoDB.Driver;

/// <summary>The opposite of a filter.</summary>
internal sealed class NotFilterDefinition<TDocument>(FilterDefinition<TDocument> filter) : FilterDefinition<TDocument>
{
    public override BsonDocument Render(RenderArgs<TDocument> args) => FilterDocuments.Not(filter.Render(args));
}
