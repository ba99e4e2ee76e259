using Inspectra.Mongo.Commands;
using MongoDB.Bson.Serialization.Serializers;
using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Creates, lists and drops the indexes of a collection.</summary>
internal sealed class MongoIndexManager<TDocument>(CollectionContext<TDocument> collection, MongoCollectionSettings settings) : IMongoIndexManager<TDocument>
{
    public CollectionNamespace CollectionNamespace => collection.Namespace;

    public IBsonSerializer<TDocument> DocumentSerializer => collection.Serializer;

    public MongoCollectionSettings Settings => settings;

    public Task<IEnumerable<string>> CreateManyAsync(IEnumerable<CreateIndexModel<TDocument>> models, CancellationToken cancellationToken = default) =>
        CreateManyAsync(models, null, cancellationToken);

    public async Task<IEnumerable<string>> CreateManyAsync(IEnumerable<CreateIndexModel<TDocument>> models, CreateManyIndexesOptions? options, CancellationToken cancellationToken = default)
    {
        var indexes = models.Select(Render).ToArray();
        if (indexes.Length == 0) { throw new ArgumentException("At least one index is needed.", nameof(models)); }
        var command = new BsonDocument("createIndexes", collection.Namespace.CollectionName) { { "indexes", new BsonArray(indexes) } }
            .With("comment", options?.Comment)
            .WithMaxTime(options?.MaxTime)
            .WithWriteConcern(collection.WriteConcern, null);
        await RunAsync(command, cancellationToken).ConfigureAwait(false);
        return indexes.Select(i => i["name"].AsString).ToArray();
    }

    public async Task<string> CreateOneAsync(CreateIndexModel<TDocument> model, CreateOneIndexOptions? options = null, CancellationToken cancellationToken = default)
    {
        var names = await CreateManyAsync([model], new CreateManyIndexesOptions { MaxTime = options?.MaxTime }, cancellationToken).ConfigureAwait(false);
        return names.Single();
    }

    public Task DropAllAsync(CancellationToken cancellationToken = default) => DropAsync("*", null, cancellationToken);

    public Task DropOneAsync(string name, CancellationToken cancellationToken = default) => DropOneAsync(name, null, cancellationToken);

    public Task DropOneAsync(string name, DropIndexOptions? options, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return name == "*"
            ? throw new ArgumentException("Cannot specify '*' for the index name. Use DropAllAsync to drop all indexes.", nameof(name))
            : DropAsync(name, options, cancellationToken);
    }

    public Task<IAsyncCursor<BsonDocument>> ListAsync(CancellationToken cancellationToken = default) => ListAsync(null, cancellationToken);

    public async Task<IAsyncCursor<BsonDocument>> ListAsync(ListIndexesOptions? options, CancellationToken cancellationToken = default)
    {
        var command = new BsonDocument("listIndexes", collection.Namespace.CollectionName)
            .With("cursor", options?.BatchSize is { } size ? new BsonDocument("batchSize", size) : null)
            .With("comment", options?.Comment);
        try
        {
            var reply = await RunAsync(command, cancellationToken).ConfigureAwait(false);
            return new AsyncCursor<BsonDocument>(collection.Runner, collection.Namespace, null, BsonDocumentSerializer.Instance, reply.Cursor(), options?.BatchSize);
        }
        catch (MongoCommandException ex) when (ex.Code == ServerErrors.NamespaceNotFound)
        {
            return new SingleBatchCursor<BsonDocument>([]); // A collection that does not exist has no indexes.
        }
    }

    private async Task DropAsync(string name, DropIndexOptions? options, CancellationToken ct)
    {
        var command = new BsonDocument("dropIndexes", collection.Namespace.CollectionName) { { "index", name } }
            .With("comment", options?.Comment)
            .WithMaxTime(options?.MaxTime)
            .WithWriteConcern(collection.WriteConcern, null);
        try { await RunAsync(command, ct).ConfigureAwait(false); }
        catch (MongoCommandException ex) when (ex.Code == ServerErrors.NamespaceNotFound)
        {
            // Dropping what is not there leaves the state that was asked for.
        }
    }

    private ValueTask<CommandReply> RunAsync(BsonDocument command, CancellationToken ct) =>
        collection.Runner.RunAsync(collection.Namespace.DatabaseNamespace.DatabaseName, command, null, ct);

    private BsonDocument Render(CreateIndexModel<TDocument> model)
    {
        var keys = model.Keys.Render(collection.Args);
        var options = model.Options;
        return new BsonDocument("key", keys) { { "name", options.Name ?? string.Join('_', keys.Select(k => $"{k.Name}_{k.Value}")) } }
            .With("unique", options.Unique)
            .With("sparse", options.Sparse)
            .With("hidden", options.Hidden)
            .With("expireAfterSeconds", options.ExpireAfter is { } after ? (long)after.TotalSeconds : null)
            .With("partialFilterExpression", options.PartialFilterExpression?.Render(collection.Args));
    }
}
