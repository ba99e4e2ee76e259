using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of <see cref="IMongoDatabase.ListCollectionsAsync(ListCollectionsOptions, CancellationToken)"/>.</summary>
public sealed class ListCollectionsOptions
{
    public int? BatchSize { get; set; }

    public FilterDefinition<BsonDocument>? Filter { get; set; }
}
