using Inspectra.Mongo.Commands;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A client over whatever executes commands.</summary>
public sealed class MongoClient : IMongoClient
{
    /// <exception cref="MongoConfigurationException">Always: this version speaks to its embedded server only.</exception>
    public MongoClient(string connectionString)
        : this(Refuse(connectionString), new MongoClientSettings())
    {
    }

    internal MongoClient(ICommandExecutor executor, MongoClientSettings settings, TimeProvider? clock = null)
    {
        Settings = settings.FrozenCopy();
        Clock = clock ?? TimeProvider.System;
        Runner = new CommandRunner(executor, Settings, Clock);
    }

    public MongoClientSettings Settings { get; }

    internal TimeProvider Clock { get; }

    internal CommandRunner Runner { get; }

    public Task DropDatabaseAsync(string name, CancellationToken cancellationToken = default) => DropDatabaseAsync(name, null, cancellationToken);

    public Task DropDatabaseAsync(IClientSessionHandle session, string name, CancellationToken cancellationToken = default) =>
        DropDatabaseAsync(name, ClientSession.Of(session, Runner), cancellationToken);

    public IMongoDatabase GetDatabase(string name, MongoDatabaseSettings? settings = null) =>
        new MongoDatabase(this, new DatabaseNamespace(name), settings);

    public Task<IAsyncCursor<string>> ListDatabaseNamesAsync(CancellationToken cancellationToken = default) => ListNamesAsync(null, cancellationToken);

    public Task<IAsyncCursor<string>> ListDatabaseNamesAsync(IClientSessionHandle session, CancellationToken cancellationToken = default) =>
        ListNamesAsync(ClientSession.Of(session, Runner), cancellationToken);

    public async Task<IAsyncCursor<BsonDocument>> ListDatabasesAsync(CancellationToken cancellationToken = default) =>
        new SingleBatchCursor<BsonDocument>(await ListAsync(null, nameOnly: false, cancellationToken).ConfigureAwait(false));

    public async Task<IAsyncCursor<BsonDocument>> ListDatabasesAsync(IClientSessionHandle session, CancellationToken cancellationToken = default) =>
        new SingleBatchCursor<BsonDocument>(await ListAsync(ClientSession.Of(session, Runner), nameOnly: false, cancellationToken).ConfigureAwait(false));

    public Task<IClientSessionHandle> StartSessionAsync(ClientSessionOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IClientSessionHandle>(new ClientSession(this, options ?? new ClientSessionOptions()));
    }

    /// <summary>Releases nothing: what executes the commands belongs to whoever opened it.</summary>
    public void Dispose()
    {
    }

    private static ICommandExecutor Refuse(string connectionString)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        throw new MongoConfigurationException(
            "This version cannot connect to a MongoDB server: it works with its embedded server only. Leave the connection string empty to use that one.");
    }

    private async Task DropDatabaseAsync(string name, ClientSession? session, CancellationToken ct)
    {
        var command = new BsonDocument("dropDatabase", 1).WithWriteConcern(Settings.WriteConcern, session);
        await Runner.RunAsync(new DatabaseNamespace(name).DatabaseName, command, session, ct).ConfigureAwait(false);
    }

    private async Task<IAsyncCursor<string>> ListNamesAsync(ClientSession? session, CancellationToken ct)
    {
        var databases = await ListAsync(session, nameOnly: true, ct).ConfigureAwait(false);
        return new SingleBatchCursor<string>(databases.ConvertAll(d => d["name"].AsString));
    }

    private async Task<List<BsonDocument>> ListAsync(ClientSession? session, bool nameOnly, CancellationToken ct)
    {
        var command = new BsonDocument("listDatabases", 1) { { "nameOnly", nameOnly } };
        var reply = await Runner.RunAsync("admin", command, session, ct).ConfigureAwait(false);
        return reply.Value("databases"u8) is BsonArray databases ? databases.Select(d => d.AsBsonDocument).ToList() : [];
    }
}
