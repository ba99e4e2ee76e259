using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Shorter forms of the members of <see cref="IMongoDatabase"/>.</summary>
public static class IMongoDatabaseExtensions
{
    public static Task<IChangeStreamCursor<ChangeStreamDocument<BsonDocument>>> WatchAsync(this IMongoDatabase database, ChangeStreamOptions? options = null, CancellationToken cancellationToken = default) =>
        database.WatchAsync(new EmptyPipelineDefinition<ChangeStreamDocument<BsonDocument>>(), options, cancellationToken);

    public static Task<IChangeStreamCursor<ChangeStreamDocument<BsonDocument>>> WatchAsync(this IMongoDatabase database, IClientSessionHandle session, ChangeStreamOptions? options = null, CancellationToken cancellationToken = default) =>
        database.WatchAsync(session, new EmptyPipelineDefinition<ChangeStreamDocument<BsonDocument>>(), options, cancellationToken);
}
