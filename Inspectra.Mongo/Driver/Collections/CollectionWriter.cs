using Inspectra.Mongo.Commands;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>The operations of a collection that write.</summary>
internal sealed class CollectionWriter<TDocument>(CollectionContext<TDocument> collection)
{
    private readonly WriteCommand _command = new(collection.Runner, collection.Namespace, collection.WriteConcern);
    private readonly StatementWriter<TDocument> _statements = new(collection);

    public async Task InsertOneAsync(IClientSessionHandle? session, TDocument document, InsertOneOptions? options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(document);
        var outcome = await RunAsync("insert", "documents", [_statements.Insert(document)], true, true, Comment(options?.Comment), session, ct).ConfigureAwait(false);
        if (outcome.HasFailed) { throw MongoWriteException.From(ToException(outcome, [new InsertOneModel<TDocument>(document)])); }
    }

    public async Task InsertManyAsync(IClientSessionHandle? session, IEnumerable<TDocument> documents, InsertManyOptions? options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var all = documents as IReadOnlyList<TDocument> ?? documents.ToList();
        if (all.Count == 0) { throw new ArgumentException("Must contain at least one document.", nameof(documents)); }
        var statements = new List<ReadOnlyMemory<byte>>(all.Count);
        foreach (var document in all) { statements.Add(_statements.Insert(document)); }
        var outcome = await RunAsync("insert", "documents", statements, options?.IsOrdered ?? true, true, Comment(options?.Comment), session, ct).ConfigureAwait(false);
        if (outcome.HasFailed) { throw ToException(outcome, all.Select(d => new InsertOneModel<TDocument>(d)).ToArray(), options?.IsOrdered ?? true); }
    }

    public async Task<DeleteResult> DeleteAsync(IClientSessionHandle? session, WriteModel<TDocument> model, DeleteOptions? options, CancellationToken ct)
    {
        var outcome = await RunOneAsync(session, model, Options(options?.Comment, options?.Let), ct).ConfigureAwait(false);
        return new DeleteResult.Acknowledged(outcome.Affected);
    }

    public async Task<UpdateResult> UpdateAsync(IClientSessionHandle? session, WriteModel<TDocument> model, UpdateOptions? options, CancellationToken ct)
    {
        var outcome = await RunOneAsync(session, model, Options(options?.Comment, options?.Let), ct).ConfigureAwait(false);
        return new UpdateResult.Acknowledged(outcome.Affected - outcome.Upserts.Count, outcome.Modified, outcome.Upserts.FirstOrDefault()?.Id);
    }

    public async Task<ReplaceOneResult> ReplaceAsync(IClientSessionHandle? session, WriteModel<TDocument> model, ReplaceOptions? options, CancellationToken ct)
    {
        var outcome = await RunOneAsync(session, model, Options(options?.Comment, options?.Let), ct).ConfigureAwait(false);
        return new ReplaceOneResult.Acknowledged(outcome.Affected - outcome.Upserts.Count, outcome.Modified, outcome.Upserts.FirstOrDefault()?.Id);
    }

    public Task<BulkWriteResult<TDocument>> BulkWriteAsync(IClientSessionHandle? session, IEnumerable<WriteModel<TDocument>> requests, BulkWriteOptions? options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(requests);
        var all = requests.ToArray();
        if (all.Length == 0) { throw new ArgumentException("Must contain at least 1 request.", nameof(requests)); }
        return new BulkWriter<TDocument>(_command, _statements, all, options ?? new BulkWriteOptions()).RunAsync(collection.Session(session), ct);
    }

    private async Task<WriteOutcome> RunOneAsync(IClientSessionHandle? session, WriteModel<TDocument> model, BsonDocument? options, CancellationToken ct)
    {
        var (name, sequence) = StatementWriter<TDocument>.CommandOf(model);
        var outcome = await RunAsync(name, sequence, [_statements.Write(model)], true, StatementWriter<TDocument>.IsRetryable(model), options, session, ct).ConfigureAwait(false);
        return outcome.HasFailed ? throw MongoWriteException.From(ToException(outcome, [model])) : outcome;
    }

    private Task<WriteOutcome> RunAsync(
        string name, string sequence, List<ReadOnlyMemory<byte>> statements, bool isOrdered, bool isRetryable, BsonDocument? options, IClientSessionHandle? session, CancellationToken ct) =>
        _command.RunAsync(name, sequence, statements, isOrdered, isRetryable, options, collection.Session(session), ct);

    private static MongoBulkWriteException<TDocument> ToException(WriteOutcome outcome, WriteModel<TDocument>[] models, bool isOrdered = true)
    {
        var totals = new BulkWriteTotals<TDocument>(models, isOrdered);
        totals.Add(outcome, models[0].ModelType, Enumerable.Range(0, models.Length).ToArray());
        return totals.ToException();
    }

    private static BsonDocument? Comment(BsonValue? comment) => comment is null ? null : new BsonDocument("comment", comment);

    private static BsonDocument Options(BsonValue? comment, BsonDocument? let) => new BsonDocument().With("let", let).With("comment", comment);
}
