using MongoDB.Bson;
using MongoDB.Driver.Linq;

namespace MongoDB.Driver;

/// <summary>All of several filters.</summary>
internal sealed class AndFilterDefinition<TDocument>(IReadOnlyList<FilterDefinition<TDocument>> filters) : FilterDefinition<TDocument>
{
    public override BsonDocument Render(RenderArgs<TDocument> args) => FilterDocuments.And(filters.Select(f => f.Render(args)));
}
