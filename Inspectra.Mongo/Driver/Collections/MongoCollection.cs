using MongoDB.Bson.Serialization;

namespace MongoDB.Driver;

/// <summary>A collection of a <see cref="MongoDatabase"/>.</summary>
internal sealed class MongoCollection<TDocument> : IMongoCollection<TDocument>
{
    private readonly MongoDatabase _database;
    private readonly CollectionReader<TDocument> _reader;
    private readonly CollectionWriter<TDocument> _writer;
    private readonly CollectionModifier<TDocument> _modifier;

    public MongoCollection(MongoDatabase database, CollectionNamespace ns, MongoCollectionSettings settings)
    {
        _database = database;
        CollectionNamespace = ns;
        Settings = settings;
        DocumentSerializer = BsonSerializer.SerializerRegistry.GetSerializer<TDocument>();
        var context = new CollectionContext<TDocument>(
            database.Runner,
            ns,
            DocumentSerializer,
            settings.ReadConcern ?? ReadConcern.Default,
            settings.WriteConcern ?? WriteConcern.Acknowledged,
            settings.AssignIdOnInsert);
        _reader = new CollectionReader<TDocument>(context);
        _writer = new CollectionWriter<TDocument>(context);
        _modifier = new CollectionModifier<TDocument>(context);
        Indexes = new MongoIndexManager<TDocument>(context, settings);
    }

    public CollectionNamespace CollectionNamespace { get; }

    public IMongoDatabase Database => _database;

    public IBsonSerializer<TDocument> DocumentSerializer { get; }

    public IMongoIndexManager<TDocument> Indexes { get; }

    public MongoCollectionSettings Settings { get; }

    public Task<IAsyncCursor<TResult>> AggregateAsync<TResult>(PipelineDefinition<TDocument, TResult> pipeline, AggregateOptions? options = null, CancellationToken cancellationToken = default) =>
        _reader.AggregateAsync(null, pipeline, options, cancellationToken);

    public Task<IAsyncCursor<TResult>> AggregateAsync<TResult>(IClientSessionHandle session, PipelineDefinition<TDocument, TResult> pipeline, AggregateOptions? options = null, CancellationToken cancellationToken = default) =>
        _reader.AggregateAsync(Given(session), pipeline, options, cancellationToken);

    public async Task AggregateToCollectionAsync<TResult>(PipelineDefinition<TDocument, TResult> pipeline, AggregateOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var cursor = await _reader.AggregateAsync(null, pipeline, options, cancellationToken).ConfigureAwait(false);
    }

    public async Task AggregateToCollectionAsync<TResult>(IClientSessionHandle session, PipelineDefinition<TDocument, TResult> pipeline, AggregateOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var cursor = await _reader.AggregateAsync(Given(session), pipeline, options, cancellationToken).ConfigureAwait(false);
    }

    public Task<BulkWriteResult<TDocument>> BulkWriteAsync(IEnumerable<WriteModel<TDocument>> requests, BulkWriteOptions? options = null, CancellationToken cancellationToken = default) =>
        _writer.BulkWriteAsync(null, requests, options, cancellationToken);

    public Task<BulkWriteResult<TDocument>> BulkWriteAsync(IClientSessionHandle session, IEnumerable<WriteModel<TDocument>> requests, BulkWriteOptions? options = null, CancellationToken cancellationToken = default) =>
        _writer.BulkWriteAsync(Given(session), requests, options, cancellationToken);

    public Task<long> CountDocumentsAsync(FilterDefinition<TDocument> filter, CountOptions? options = null, CancellationToken cancellationToken = default) =>
        _reader.CountAsync(null, filter, options, cancellationToken);

    public Task<long> CountDocumentsAsync(IClientSessionHandle session, FilterDefinition<TDocument> filter, CountOptions? options = null, CancellationToken cancellationToken = default) =>
        _reader.CountAsync(Given(session), filter, options, cancellationToken);

    public Task<DeleteResult> DeleteManyAsync(FilterDefinition<TDocument> filter, CancellationToken cancellationToken = default) =>
        DeleteManyAsync(filter, null, cancellationToken);

    public Task<DeleteResult> DeleteManyAsync(FilterDefinition<TDocument> filter, DeleteOptions? options, CancellationToken cancellationToken = default) =>
        _writer.DeleteAsync(null, new DeleteManyModel<TDocument>(filter) { Hint = options?.Hint }, options, cancellationToken);

    public Task<DeleteResult> DeleteManyAsync(IClientSessionHandle session, FilterDefinition<TDocument> filter, DeleteOptions? options = null, CancellationToken cancellationToken = default) =>
        _writer.DeleteAsync(Given(session), new DeleteManyModel<TDocument>(filter) { Hint = options?.Hint }, options, cancellationToken);

    public Task<DeleteResult> DeleteOneAsync(FilterDefinition<TDocument> filter, CancellationToken cancellationToken = default) =>
        DeleteOneAsync(filter, null, cancellationToken);

    public Task<DeleteResult> DeleteOneAsync(FilterDefinition<TDocument> filter, DeleteOptions? options, CancellationToken cancellationToken = default) =>
        _writer.DeleteAsync(null, new DeleteOneModel<TDocument>(filter) { Hint = options?.Hint }, options, cancellationToken);

    public Task<DeleteResult> DeleteOneAsync(IClientSessionHandle session, FilterDefinition<TDocument> filter, DeleteOptions? options = null, CancellationToken cancellationToken = default) =>
        _writer.DeleteAsync(Given(session), new DeleteOneModel<TDocument>(filter) { Hint = options?.Hint }, options, cancellationToken);

    public Task<IAsyncCursor<TField>> DistinctAsync<TField>(FieldDefinition<TDocument, TField> field, FilterDefinition<TDocument> filter, DistinctOptions? options = null, CancellationToken cancellationToken = default) =>
        _reader.DistinctAsync(null, field, filter, options, cancellationToken);

    public Task<IAsyncCursor<TField>> DistinctAsync<TField>(IClientSessionHandle session, FieldDefinition<TDocument, TField> field, FilterDefinition<TDocument> filter, DistinctOptions? options = null, CancellationToken cancellationToken = default) =>
        _reader.DistinctAsync(Given(session), field, filter, options, cancellationToken);

    public Task<long> EstimatedDocumentCountAsync(EstimatedDocumentCountOptions? options = null, CancellationToken cancellationToken = default) =>
        _reader.EstimateCountAsync(options, cancellationToken);

    public Task<IAsyncCursor<TProjection>> FindAsync<TProjection>(FilterDefinition<TDocument> filter, FindOptions<TDocument, TProjection>? options = null, CancellationToken cancellationToken = default) =>
        _reader.FindAsync(null, filter, options, cancellationToken);

    public Task<IAsyncCursor<TProjection>> FindAsync<TProjection>(IClientSessionHandle session, FilterDefinition<TDocument> filter, FindOptions<TDocument, TProjection>? options = null, CancellationToken cancellationToken = default) =>
        _reader.FindAsync(Given(session), filter, options, cancellationToken);

    public Task<TProjection?> FindOneAndDeleteAsync<TProjection>(FilterDefinition<TDocument> filter, FindOneAndDeleteOptions<TDocument, TProjection>? options = null, CancellationToken cancellationToken = default) =>
        _modifier.DeleteAsync(null, filter, options, cancellationToken);

    public Task<TProjection?> FindOneAndDeleteAsync<TProjection>(IClientSessionHandle session, FilterDefinition<TDocument> filter, FindOneAndDeleteOptions<TDocument, TProjection>? options = null, CancellationToken cancellationToken = default) =>
        _modifier.DeleteAsync(Given(session), filter, options, cancellationToken);

    public Task<TProjection?> FindOneAndReplaceAsync<TProjection>(FilterDefinition<TDocument> filter, TDocument replacement, FindOneAndReplaceOptions<TDocument, TProjection>? options = null, CancellationToken cancellationToken = default) =>
        _modifier.ReplaceAsync(null, filter, replacement, options, cancellationToken);

    public Task<TProjection?> FindOneAndReplaceAsync<TProjection>(IClientSessionHandle session, FilterDefinition<TDocument> filter, TDocument replacement, FindOneAndReplaceOptions<TDocument, TProjection>? options = null, CancellationToken cancellationToken = default) =>
        _modifier.ReplaceAsync(Given(session), filter, replacement, options, cancellationToken);

    public Task<TProjection?> FindOneAndUpdateAsync<TProjection>(FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, FindOneAndUpdateOptions<TDocument, TProjection>? options = null, CancellationToken cancellationToken = default) =>
        _modifier.UpdateAsync(null, filter, update, options, cancellationToken);

    public Task<TProjection?> FindOneAndUpdateAsync<TProjection>(IClientSessionHandle session, FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, FindOneAndUpdateOptions<TDocument, TProjection>? options = null, CancellationToken cancellationToken = default) =>
        _modifier.UpdateAsync(Given(session), filter, update, options, cancellationToken);

    public Task InsertOneAsync(TDocument document, InsertOneOptions? options = null, CancellationToken cancellationToken = default) =>
        _writer.InsertOneAsync(null, document, options, cancellationToken);

    public Task InsertOneAsync(IClientSessionHandle session, TDocument document, InsertOneOptions? options = null, CancellationToken cancellationToken = default) =>
        _writer.InsertOneAsync(Given(session), document, options, cancellationToken);

    public Task InsertManyAsync(IEnumerable<TDocument> documents, InsertManyOptions? options = null, CancellationToken cancellationToken = default) =>
        _writer.InsertManyAsync(null, documents, options, cancellationToken);

    public Task InsertManyAsync(IClientSessionHandle session, IEnumerable<TDocument> documents, InsertManyOptions? options = null, CancellationToken cancellationToken = default) =>
        _writer.InsertManyAsync(Given(session), documents, options, cancellationToken);

    public Task<ReplaceOneResult> ReplaceOneAsync(FilterDefinition<TDocument> filter, TDocument replacement, ReplaceOptions? options = null, CancellationToken cancellationToken = default) =>
        _writer.ReplaceAsync(null, Replacement(filter, replacement, options), options, cancellationToken);

    public Task<ReplaceOneResult> ReplaceOneAsync(IClientSessionHandle session, FilterDefinition<TDocument> filter, TDocument replacement, ReplaceOptions? options = null, CancellationToken cancellationToken = default) =>
        _writer.ReplaceAsync(Given(session), Replacement(filter, replacement, options), options, cancellationToken);

    public Task<UpdateResult> UpdateManyAsync(FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        _writer.UpdateAsync(null, UpdateMany(filter, update, options), options, cancellationToken);

    public Task<UpdateResult> UpdateManyAsync(IClientSessionHandle session, FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        _writer.UpdateAsync(Given(session), UpdateMany(filter, update, options), options, cancellationToken);

    public Task<UpdateResult> UpdateOneAsync(FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        _writer.UpdateAsync(null, UpdateOne(filter, update, options), options, cancellationToken);

    public Task<UpdateResult> UpdateOneAsync(IClientSessionHandle session, FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        _writer.UpdateAsync(Given(session), UpdateOne(filter, update, options), options, cancellationToken);

    public Task<IChangeStreamCursor<TResult>> WatchAsync<TResult>(PipelineDefinition<ChangeStreamDocument<TDocument>, TResult> pipeline, ChangeStreamOptions? options = null, CancellationToken cancellationToken = default) =>
        _reader.WatchAsync(null, pipeline, options, cancellationToken);

    public Task<IChangeStreamCursor<TResult>> WatchAsync<TResult>(IClientSessionHandle session, PipelineDefinition<ChangeStreamDocument<TDocument>, TResult> pipeline, ChangeStreamOptions? options = null, CancellationToken cancellationToken = default) =>
        _reader.WatchAsync(Given(session), pipeline, options, cancellationToken);

    public IMongoCollection<TDocument> WithReadConcern(ReadConcern readConcern)
    {
        var settings = Settings.Clone();
        settings.ReadConcern = readConcern;
        return new MongoCollection<TDocument>(_database, CollectionNamespace, settings.Freeze());
    }

    public IMongoCollection<TDocument> WithWriteConcern(WriteConcern writeConcern)
    {
        var settings = Settings.Clone();
        settings.WriteConcern = writeConcern;
        return new MongoCollection<TDocument>(_database, CollectionNamespace, settings.Freeze());
    }

    // Whoever passes a session means it: a null one must not silently run outside of the transaction.
    private static IClientSessionHandle Given(IClientSessionHandle session) => session ?? throw new ArgumentNullException(nameof(session));

    private static ReplaceOneModel<TDocument> Replacement(FilterDefinition<TDocument> filter, TDocument replacement, ReplaceOptions? options) =>
        new(filter, replacement) { Hint = options?.Hint, IsUpsert = options?.IsUpsert ?? false };

    private static UpdateManyModel<TDocument> UpdateMany(FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, UpdateOptions? options) =>
        new(filter, update) { ArrayFilters = options?.ArrayFilters, Hint = options?.Hint, IsUpsert = options?.IsUpsert ?? false };

    private static UpdateOneModel<TDocument> UpdateOne(FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, UpdateOptions? options) =>
        new(filter, update) { ArrayFilters = options?.ArrayFilters, Hint = options?.Hint, IsUpsert = options?.IsUpsert ?? false };
}
