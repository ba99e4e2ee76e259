using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Delete every document that matches.</summary>
public sealed class DeleteManyModel<TDocument>(FilterDefinition<TDocument> filter) : WriteModel<TDocument>
{
    public FilterDefinition<TDocument> Filter { get; } = filter ?? throw new ArgumentNullException(nameof(filter));

    public BsonValue? Hint { get; set; }

    public override WriteModelType ModelType => WriteModelType.DeleteMany;
}
