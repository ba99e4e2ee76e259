using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Replace the first document that matches.</summary>
public sealed class ReplaceOneModel<TDocument>(FilterDefinition<TDocument> filter, TDocument replacement) : WriteModel<TDocument>
{
    public FilterDefinition<TDocument> Filter { get; } = filter ?? throw new ArgumentNullException(nameof(filter));

    public BsonValue? Hint { get; set; }

    public bool IsUpsert { get; set; }

    public override WriteModelType ModelType => WriteModelType.ReplaceOne;

    public TDocument Replacement { get; } = replacement;
}
