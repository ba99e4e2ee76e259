using Inspectra.Mongo.Commands;
using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>The operations of a collection that read.</summary>
internal sealed class CollectionReader<TDocument>(CollectionContext<TDocument> collection)
{
    private string Name => collection.Namespace.CollectionName;

    public async Task<IAsyncCursor<TProjection>> FindAsync<TProjection>(
        IClientSessionHandle? session, FilterDefinition<TDocument> filter, FindOptions<TDocument, TProjection>? options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        options ??= new FindOptions<TDocument, TProjection>();
        var own = collection.Session(session);
        var projection = options.Projection?.Render(collection.Args);
        var command = new BsonDocument("find", Name) { { "filter", filter.Render(collection.Args) } }
            .With("sort", options.Sort?.Render(collection.Args))
            .With("projection", projection?.Document)
            .With("hint", options.Hint)
            .With("skip", options.Skip is > 0 ? options.Skip : null)
            .With("limit", options.Limit is { } limit and not 0 ? Math.Abs(limit) : null)
            .With("singleBatch", options.Limit < 0 ? true : null)
            .With("batchSize", options.BatchSize)
            .With("let", options.Let)
            .With("comment", options.Comment)
            .WithMaxTime(options.MaxTime)
            .WithReadConcern(collection.ReadConcern, own);
        var reply = await collection.RunAsync(command, own, isRetryable: false, ct).ConfigureAwait(false);
        var serializer = projection?.ProjectionSerializer ?? collection.Args.GetSerializer<TProjection>();
        return new AsyncCursor<TProjection>(collection.Runner, collection.Namespace, own, serializer, reply.Cursor(), options.BatchSize);
    }

    public async Task<IAsyncCursor<TResult>> AggregateAsync<TResult>(
        IClientSessionHandle? session, PipelineDefinition<TDocument, TResult> pipeline, AggregateOptions? options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var own = collection.Session(session);
        var rendered = pipeline.Render(collection.Args);
        var isWrite = rendered.Documents is [.., var last] && last.GetElement(0).Name is "$out" or "$merge";
        var command = new BsonDocument("aggregate", Name)
        {
            { "pipeline", new BsonArray(rendered.Documents) },
            { "cursor", options?.BatchSize is { } size && !isWrite ? new BsonDocument("batchSize", size) : [] },
        }
            .With("allowDiskUse", options?.AllowDiskUse)
            .With("hint", options?.Hint)
            .With("let", options?.Let)
            .With("comment", options?.Comment)
            .WithMaxTime(options?.MaxTime)
            .WithReadConcern(collection.ReadConcern, own);
        if (isWrite) { command.WithWriteConcern(collection.WriteConcern, own); }
        var reply = await collection.RunAsync(command, own, isRetryable: false, ct).ConfigureAwait(false);
        return new AsyncCursor<TResult>(collection.Runner, collection.Namespace, own, rendered.OutputSerializer, reply.Cursor(), options?.BatchSize);
    }

    public async Task<long> CountAsync(IClientSessionHandle? session, FilterDefinition<TDocument> filter, CountOptions? options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var own = collection.Session(session);
        var query = filter.Render(collection.Args);
        // The count command is answered from an index alone where it can be; servers do not allow it in a transaction.
        return own is { IsInTransaction: true }
            ? await CountByPipelineAsync(own, query, options, ct).ConfigureAwait(false)
            : await CountByCommandAsync(own, query, options, ct).ConfigureAwait(false);
    }

    public async Task<long> EstimateCountAsync(EstimatedDocumentCountOptions? options, CancellationToken ct)
    {
        var command = new BsonDocument("count", Name).With("comment", options?.Comment).WithMaxTime(options?.MaxTime)
            .WithReadConcern(collection.ReadConcern, null);
        return (await collection.RunAsync(command, null, isRetryable: false, ct).ConfigureAwait(false)).Number("n"u8);
    }

    public async Task<IAsyncCursor<TField>> DistinctAsync<TField>(
        IClientSessionHandle? session, FieldDefinition<TDocument, TField> field, FilterDefinition<TDocument> filter, DistinctOptions? options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(filter);
        var own = collection.Session(session);
        var rendered = field.Render(collection.Args);
        var command = new BsonDocument("distinct", Name) { { "key", rendered.FieldName }, { "query", filter.Render(collection.Args) } }
            .With("comment", options?.Comment)
            .WithMaxTime(options?.MaxTime)
            .WithReadConcern(collection.ReadConcern, own);
        var reply = await collection.RunAsync(command, own, isRetryable: false, ct).ConfigureAwait(false);
        var info = new BsonSerializationInfo("v", rendered.ValueSerializer, typeof(TField));
        var values = reply.Value("values"u8) as BsonArray ?? [];
        return new SingleBatchCursor<TField>(values.Select(v => (TField)info.DeserializeValue(v)!).ToList()); // Null only where TField allows it.
    }

    public Task<IChangeStreamCursor<TResult>> WatchAsync<TResult>(
        IClientSessionHandle? session, PipelineDefinition<ChangeStreamDocument<TDocument>, TResult> pipeline, ChangeStreamOptions? options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var serializer = new ChangeStreamDocumentSerializer<TDocument>(collection.Serializer);
        var rendered = pipeline.Render(collection.Args.WithNewDocumentType(serializer));
        return ChangeStreamCursor<TResult>.OpenAsync(
            collection.Runner, collection.Namespace.DatabaseNamespace, Name, collection.Session(session), rendered, options ?? new ChangeStreamOptions(), ct);
    }

    private async Task<long> CountByCommandAsync(ClientSession? session, BsonDocument query, CountOptions? options, CancellationToken ct)
    {
        var command = new BsonDocument("count", Name) { { "query", query } }
            .With("limit", options?.Limit)
            .With("skip", options?.Skip)
            .With("hint", options?.Hint)
            .With("comment", options?.Comment)
            .WithMaxTime(options?.MaxTime)
            .WithReadConcern(collection.ReadConcern, session);
        return (await collection.RunAsync(command, session, isRetryable: false, ct).ConfigureAwait(false)).Number("n"u8);
    }

    private async Task<long> CountByPipelineAsync(ClientSession session, BsonDocument query, CountOptions? options, CancellationToken ct)
    {
        var stages = new BsonArray { new BsonDocument("$match", query) };
        if (options?.Skip is { } skip and > 0) { stages.Add(new BsonDocument("$skip", skip)); }
        if (options?.Limit is { } limit and > 0) { stages.Add(new BsonDocument("$limit", limit)); }
        stages.Add(new BsonDocument("$group", new BsonDocument { { "_id", 1 }, { "n", new BsonDocument("$sum", 1) } }));
        var command = new BsonDocument("aggregate", Name) { { "pipeline", stages }, { "cursor", new BsonDocument() } }
            .With("hint", options?.Hint)
            .With("comment", options?.Comment)
            .WithMaxTime(options?.MaxTime);
        var reply = await collection.RunAsync(command, session, isRetryable: false, ct).ConfigureAwait(false);
        return reply.Cursor().Documents is [var only] ? new CommandReply(only).Number("n"u8) : 0;
    }
}
