using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>At least one of several filters.</summary>
internal sealed class OrFilterDefinition<TDocument>(IReadOnlyList<FilterDefinition<TDocument>> filters) : FilterDefinition<TDocument>
{
    public override BsonDocument Render(RenderArgs<TDocument> args) =>
        new("$or", new BsonArray(filters.Select(f => f.Render(args)).SelectMany(Alternatives)));

    private static IEnumerable<BsonValue> Alternatives(BsonDocument filter) =>
        filter.ElementCount == 1 && filter.TryGetValue("$or", out var inner) ? inner.AsBsonArray : [filter];
}
