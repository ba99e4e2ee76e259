using System.Runtime.CompilerServices;
using Inspectra.Core.Db;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Core.Repos.Metrics;

/// <summary>The events of any stream, one collection each, as <c>{_id: {w, t, e}, …}</c>; documents travel as bytes.</summary>
internal sealed class EventRepository(InspectraDatabase database)
{
    private const int BatchSize = 2_000;
    private const int IdsPerQuery = 2_000;

    private static BsonDocument OldestFirst => new("_id", 1);

    /// <returns>False when one of them is there already; the transaction is of no further use then.</returns>
    public async Task<bool> TryInsertAsync(
        ObjectId workspaceId, string collection, IReadOnlyCollection<byte[]> documents, RepositoryTransaction transaction, CancellationToken ct)
    {
        _ = workspaceId; // Part of every document's id.
        if (documents.Count == 0)
        {
            return true;
        }

        var events = await CollectionAsync(collection, ct).ConfigureAwait(false);
        var raw = new List<RawBsonDocument>(documents.Count);
        foreach (var document in documents)
        {
            raw.Add(new RawBsonDocument(document));
        }

        try
        {
            await events.InsertManyAsync(transaction.Session, raw, cancellationToken: ct).ConfigureAwait(false);
            return true;
        }
        catch (MongoBulkWriteException ex) when (ex.WriteErrors.Any(e => e.Category == ServerErrorCategory.DuplicateKey))
        {
            return false;
        }
    }

    /// <returns>The documents that are there, in no particular order.</returns>
    public async Task<List<byte[]>> FindAsync(
        ObjectId workspaceId, string collection, IReadOnlyCollection<EventKey> keys, RepositoryTransaction? transaction, CancellationToken ct)
    {
        var events = await CollectionAsync(collection, ct).ConfigureAwait(false);
        var found = new List<byte[]>();
        foreach (var chunk in keys.Chunk(IdsPerQuery))
        {
            var ids = new BsonArray(chunk.Select(key => Id(workspaceId, key)));
            var filter = new BsonDocument("_id", new BsonDocument("$in", ids));
            var find = transaction is null ? events.Find(filter) : events.Find(transaction.Session, filter);
            foreach (var document in await find.ToListAsync(ct).ConfigureAwait(false))
            {
                found.Add(document.ToBson());
            }
        }

        return found;
    }

    /// <summary>Replaces documents by such with the same id.</summary>
    public async Task ReplaceAsync(
        ObjectId workspaceId, string collection, IReadOnlyCollection<(EventKey Key, byte[] Document)> changed,
        RepositoryTransaction transaction, CancellationToken ct)
    {
        var models = changed.Select(c => new ReplaceOneModel<RawBsonDocument>(
            new BsonDocument("_id", Id(workspaceId, c.Key)), new RawBsonDocument(c.Document)));
        await WriteAsync(collection, [.. models], transaction, ct).ConfigureAwait(false);
    }

    public async Task DeleteAsync(
        ObjectId workspaceId, string collection, IReadOnlyCollection<EventKey> keys, RepositoryTransaction transaction, CancellationToken ct)
    {
        var models = keys.Select(key => new DeleteOneModel<RawBsonDocument>(new BsonDocument("_id", Id(workspaceId, key))));
        await WriteAsync(collection, [.. models], transaction, ct).ConfigureAwait(false);
    }

    /// <summary>All events of a stretch of time, oldest first, in batches.</summary>
    public IAsyncEnumerable<IReadOnlyList<byte[]>> ReadAllAsync(
        ObjectId workspaceId, string collection, long fromMs, long toMs, RepositoryTransaction? transaction, CancellationToken ct) =>
        ReadAsync(workspaceId, collection, fromMs, toMs, null, OldestFirst, null, transaction, ct);

    /// <summary>Events of a stretch of time, in batches.</summary>
    /// <param name="filter">More conditions on the documents; null for none.</param>
    public async IAsyncEnumerable<IReadOnlyList<byte[]>> ReadAsync(
        ObjectId workspaceId, string collection, long fromMs, long toMs, BsonDocument? filter, BsonDocument sort, int? limit,
        RepositoryTransaction? transaction, [EnumeratorCancellation] CancellationToken ct)
    {
        var events = await CollectionAsync(collection, ct).ConfigureAwait(false);
        var condition = new BsonDocument("_id", new BsonDocument
        {
            { "$gte", Prefix(workspaceId, fromMs) },
            { "$lt", Prefix(workspaceId, toMs) },
        });
        if (filter is not null)
        {
            condition.AddRange(filter);
        }

        var options = new FindOptions { BatchSize = BatchSize };
        var find = transaction is null ? events.Find(condition, options) : events.Find(transaction.Session, condition, options);
        var sorted = find.Sort(sort);
        using var cursor = await (limit is { } most ? sorted.Limit(most) : sorted).ToCursorAsync(ct).ConfigureAwait(false);
        while (await cursor.MoveNextAsync(ct).ConfigureAwait(false))
        {
            yield return [.. cursor.Current.Select(d => d.ToBson())];
        }
    }

    /// <returns>How many events the stretch holds, counted up to the limit.</returns>
    public async Task<long> CountAsync(ObjectId workspaceId, string collection, long fromMs, long toMs, long limit, CancellationToken ct)
    {
        var events = await CollectionAsync(collection, ct).ConfigureAwait(false);
        var filter = new BsonDocument("_id", new BsonDocument
        {
            { "$gte", Prefix(workspaceId, fromMs) },
            { "$lt", Prefix(workspaceId, toMs) },
        });
        return await events.CountDocumentsAsync(filter, new CountOptions { Limit = limit }, ct).ConfigureAwait(false);
    }

    private static BsonDocument Id(ObjectId workspaceId, EventKey key) =>
        new() { { "w", workspaceId }, { "t", new BsonDateTime(key.TimeMs) }, { "e", key.EventId } };

    private static BsonDocument Prefix(ObjectId workspaceId, long timeMs) =>
        new() { { "w", workspaceId }, { "t", new BsonDateTime(timeMs) } };

    private async Task WriteAsync(
        string collection, List<WriteModel<RawBsonDocument>> models, RepositoryTransaction transaction, CancellationToken ct)
    {
        if (models.Count > 0)
        {
            var events = await CollectionAsync(collection, ct).ConfigureAwait(false);
            await events.BulkWriteAsync(transaction.Session, models, cancellationToken: ct).ConfigureAwait(false);
        }
    }

    private async ValueTask<IMongoCollection<RawBsonDocument>> CollectionAsync(string collection, CancellationToken ct) =>
        (await database.GetAsync(ct).ConfigureAwait(false)).GetCollection<RawBsonDocument>(collection);
}
