using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Every document.</summary>
internal sealed class EmptyFilterDefinition<TDocument> : FilterDefinition<TDocument>
{
    public override BsonDocument Render(RenderArgs<TDocument> args) => new();
}
