using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Delete the first document that matches.</summary>
public sealed class DeleteOneModel<TDocument>(FilterDefinition<TDocument> filter) : WriteModel<TDocument>
{
    public FilterDefinition<TDocument> Filter { get; } = filter ?? throw new ArgumentNullException(nameof(filter));

    public BsonValue? Hint { get; set; }

    public override WriteModelType ModelType => WriteModelType.DeleteOne;
}
