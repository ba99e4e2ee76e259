using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>The way to databases and sessions; one per process and store, safe for concurrent use.</summary>
public interface IMongoClient : IDisposable
{
    MongoClientSettings Settings { get; }

    Task DropDatabaseAsync(string name, CancellationToken cancellationToken = default);

    Task DropDatabaseAsync(IClientSessionHandle session, string name, CancellationToken cancellationToken = default);

    IMongoDatabase GetDatabase(string name, MongoDatabaseSettings? settings = null);

    Task<IAsyncCursor<string>> ListDatabaseNamesAsync(CancellationToken cancellationToken = default);

    Task<IAsyncCursor<string>> ListDatabaseNamesAsync(IClientSessionHandle session, CancellationToken cancellationToken = default);

    Task<IAsyncCursor<BsonDocument>> ListDatabasesAsync(CancellationToken cancellationToken = default);

    Task<IAsyncCursor<BsonDocument>> ListDatabasesAsync(IClientSessionHandle session, CancellationToken cancellationToken = default);

    Task<IClientSessionHandle> StartSessionAsync(ClientSessionOptions? options = null, CancellationToken cancellationToken = default);
}
