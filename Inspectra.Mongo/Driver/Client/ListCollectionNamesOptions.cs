using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of <see cref="IMongoDatabase.ListCollectionNamesAsync(ListCollectionNamesOptions, CancellationToken)"/>.</summary>
public sealed class ListCollectionNamesOptions
{
    public FilterDefinition<BsonDocument>? Filter { get; set; }
}
