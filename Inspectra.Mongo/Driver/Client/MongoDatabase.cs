using MongoDB.Bson.Serialization.Serializers;
using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A database of a <see cref="MongoClient"/>.</summary>
internal sealed class MongoDatabase : IMongoDatabase
{
    private readonly MongoClient _client;

    public MongoDatabase(MongoClient client, DatabaseNamespace databaseNamespace, MongoDatabaseSettings? settings)
    {
        _client = client;
        DatabaseNamespace = databaseNamespace;
        var own = settings?.Clone() ?? new MongoDatabaseSettings();
        own.ReadConcern ??= client.Settings.ReadConcern;
        own.WriteConcern ??= client.Settings.WriteConcern;
        Settings = own.Freeze();
    }

    public IMongoClient Client => _client;

    public DatabaseNamespace DatabaseNamespace { get; }

    public MongoDatabaseSettings Settings { get; }

    internal CommandRunner Runner => _client.Runner;

    public Task CreateCollectionAsync(string name, CreateCollectionOptions? options = null, CancellationToken cancellationToken = default) =>
        CreateAsync(null, name, options, cancellationToken);

    public Task CreateCollectionAsync(IClientSessionHandle session, string name, CreateCollectionOptions? options = null, CancellationToken cancellationToken = default) =>
        CreateAsync(ClientSession.Of(session, Runner), name, options, cancellationToken);

    public Task DropCollectionAsync(string name, CancellationToken cancellationToken = default) => DropAsync(null, name, cancellationToken);

    public Task DropCollectionAsync(IClientSessionHandle session, string name, CancellationToken cancellationToken = default) =>
        DropAsync(ClientSession.Of(session, Runner), name, cancellationToken);

    public IMongoCollection<TDocument> GetCollection<TDocument>(string name, MongoCollectionSettings? settings = null)
    {
        var own = settings?.Clone() ?? new MongoCollectionSettings();
        own.ReadConcern ??= Settings.ReadConcern;
        own.WriteConcern ??= Settings.WriteConcern;
        return new MongoCollection<TDocument>(this, new CollectionNamespace(DatabaseNamespace, name), own.Freeze());
    }

    public Task<IAsyncCursor<string>> ListCollectionNamesAsync(ListCollectionNamesOptions? options = null, CancellationToken cancellationToken = default) =>
        ListNamesAsync(null, options, cancellationToken);

    public Task<IAsyncCursor<string>> ListCollectionNamesAsync(IClientSessionHandle session, ListCollectionNamesOptions? options = null, CancellationToken cancellationToken = default) =>
        ListNamesAsync(ClientSession.Of(session, Runner), options, cancellationToken);

    public Task<IAsyncCursor<BsonDocument>> ListCollectionsAsync(ListCollectionsOptions? options = null, CancellationToken cancellationToken = default) =>
        ListAsync(null, options?.Filter, nameOnly: false, options?.BatchSize, cancellationToken);

    public Task<IAsyncCursor<BsonDocument>> ListCollectionsAsync(IClientSessionHandle session, ListCollectionsOptions? options = null, CancellationToken cancellationToken = default) =>
        ListAsync(ClientSession.Of(session, Runner), options?.Filter, nameOnly: false, options?.BatchSize, cancellationToken);

    public Task<TResult> RunCommandAsync<TResult>(Command<TResult> command, ReadPreference? readPreference = null, CancellationToken cancellationToken = default) =>
        RunAsync(null, command, cancellationToken);

    public Task<TResult> RunCommandAsync<TResult>(IClientSessionHandle session, Command<TResult> command, ReadPreference? readPreference = null, CancellationToken cancellationToken = default) =>
        RunAsync(ClientSession.Of(session, Runner), command, cancellationToken);

    public Task<IChangeStreamCursor<TResult>> WatchAsync<TResult>(PipelineDefinition<ChangeStreamDocument<BsonDocument>, TResult> pipeline, ChangeStreamOptions? options = null, CancellationToken cancellationToken = default) =>
        WatchAsync(null, pipeline, options, cancellationToken);

    public Task<IChangeStreamCursor<TResult>> WatchAsync<TResult>(IClientSessionHandle session, PipelineDefinition<ChangeStreamDocument<BsonDocument>, TResult> pipeline, ChangeStreamOptions? options = null, CancellationToken cancellationToken = default) =>
        WatchAsync(ClientSession.Of(session, Runner), pipeline, options, cancellationToken);

    private async Task CreateAsync(ClientSession? session, string name, CreateCollectionOptions? options, CancellationToken ct)
    {
        var command = new BsonDocument("create", new CollectionNamespace(DatabaseNamespace, name).CollectionName)
            .With("capped", options?.Capped)
            .With("size", options?.MaxSize)
            .With("max", options?.MaxDocuments)
            .WithWriteConcern(Settings.WriteConcern!, session); // Set from the client in the constructor.
        await Runner.RunAsync(DatabaseNamespace.DatabaseName, command, session, ct).ConfigureAwait(false);
    }

    private async Task DropAsync(ClientSession? session, string name, CancellationToken ct)
    {
        var command = new BsonDocument("drop", new CollectionNamespace(DatabaseNamespace, name).CollectionName)
            .WithWriteConcern(Settings.WriteConcern!, session); // Set from the client in the constructor.
        try { await Runner.RunAsync(DatabaseNamespace.DatabaseName, command, session, ct).ConfigureAwait(false); }
        catch (MongoCommandException ex) when (ex.Code == ServerErrors.NamespaceNotFound)
        {
            // Dropping what is not there leaves the state that was asked for.
        }
    }

    private async Task<IAsyncCursor<string>> ListNamesAsync(ClientSession? session, ListCollectionNamesOptions? options, CancellationToken ct)
    {
        var cursor = await ListAsync(session, options?.Filter, nameOnly: true, null, ct).ConfigureAwait(false);
        var collections = await cursor.ToListAsync(ct).ConfigureAwait(false);
        return new SingleBatchCursor<string>(collections.ConvertAll(c => c["name"].AsString));
    }

    private async Task<IAsyncCursor<BsonDocument>> ListAsync(
        ClientSession? session, FilterDefinition<BsonDocument>? filter, bool nameOnly, int? batchSize, CancellationToken ct)
    {
        var serializer = BsonDocumentSerializer.Instance;
        var command = new BsonDocument("listCollections", 1)
            .With("filter", filter?.Render(new RenderArgs<BsonDocument>(serializer, BsonSerializer.SerializerRegistry)))
            .With("nameOnly", nameOnly)
            .With("cursor", batchSize is { } size ? new BsonDocument("batchSize", size) : new BsonDocument());
        var reply = await Runner.RunAsync(DatabaseNamespace.DatabaseName, command, session, ct).ConfigureAwait(false);
        var ns = new CollectionNamespace(DatabaseNamespace, "$cmd.listCollections");
        return new AsyncCursor<BsonDocument>(Runner, ns, session, serializer, reply.Cursor(), batchSize);
    }

    private async Task<TResult> RunAsync<TResult>(ClientSession? session, Command<TResult> command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var document = new BsonDocument(command.RenderDocument().Elements); // The runner adds to it, and it may be the caller's own.
        var reply = await Runner.RunAsync(DatabaseNamespace.DatabaseName, document, session, ct).ConfigureAwait(false);
        return DocumentCodec.Read(command.RenderSerializer(), reply.Bytes);
    }

    private Task<IChangeStreamCursor<TResult>> WatchAsync<TResult>(
        ClientSession? session, PipelineDefinition<ChangeStreamDocument<BsonDocument>, TResult> pipeline, ChangeStreamOptions? options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var serializer = new ChangeStreamDocumentSerializer<BsonDocument>(BsonDocumentSerializer.Instance);
        var rendered = pipeline.Render(new RenderArgs<ChangeStreamDocument<BsonDocument>>(serializer, BsonSerializer.SerializerRegistry));
        return ChangeStreamCursor<TResult>.OpenAsync(Runner, DatabaseNamespace, null, session, rendered, options ?? new ChangeStreamOptions(), ct);
    }
}
