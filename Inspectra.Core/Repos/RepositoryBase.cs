using System.Linq.Expressions;
using Inspectra.Core.Db;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Core.Repos;

/// <summary>What every repository is made of: one collection, in a database that opens itself at the first call.
/// A repository states facts (found, counted, changed); whether that is good is decided above it.</summary>
public abstract class RepositoryBase<TDocument>(InspectraDatabase database, string collection)
    where TDocument : class
{
    /// <summary>No list is longer.</summary>
    public const int MaxListed = 10_000;

    protected static FilterDefinitionBuilder<TDocument> Filter => Builders<TDocument>.Filter;

    protected static UpdateDefinitionBuilder<TDocument> Update => Builders<TDocument>.Update;

    protected static SortDefinitionBuilder<TDocument> Sort => Builders<TDocument>.Sort;

    /// <summary>The collection, once the database is open.</summary>
    protected async ValueTask<IMongoCollection<TDocument>> CollectionAsync(CancellationToken ct) =>
        (await database.GetAsync(ct).ConfigureAwait(false)).GetCollection<TDocument>(collection);

    /// <summary>The collection with its documents read as another type.</summary>
    protected async ValueTask<IMongoCollection<TOther>> CollectionAsync<TOther>(CancellationToken ct) =>
        (await database.GetAsync(ct).ConfigureAwait(false)).GetCollection<TOther>(collection);

    protected async Task<long> CountAsync(FilterDefinition<TDocument> filter, CancellationToken ct)
    {
        var documents = await CollectionAsync(ct).ConfigureAwait(false);
        return await documents.CountDocumentsAsync(filter, cancellationToken: ct).ConfigureAwait(false);
    }

    protected async Task<bool> ExistsAsync(FilterDefinition<TDocument> filter, CancellationToken ct)
    {
        var documents = await CollectionAsync(ct).ConfigureAwait(false);
        return await documents.Find(filter).Limit(1).AnyAsync(ct).ConfigureAwait(false);
    }

    protected async Task<TDocument?> FindOneAsync(
        FilterDefinition<TDocument> filter, RepositoryTransaction? transaction, CancellationToken ct)
    {
        var documents = await CollectionAsync(ct).ConfigureAwait(false);
        var find = transaction is null ? documents.Find(filter) : documents.Find(transaction.Session, filter);
        return await find.Limit(1).FirstOrDefaultAsync(ct).ConfigureAwait(false);
    }

    protected async Task<List<TDocument>> ListAsync(
        FilterDefinition<TDocument> filter, SortDefinition<TDocument>? sort, int limit,
        RepositoryTransaction? transaction, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxListed);
        var documents = await CollectionAsync(ct).ConfigureAwait(false);
        var find = transaction is null ? documents.Find(filter) : documents.Find(transaction.Session, filter);
        if (sort is not null) { find = find.Sort(sort); }
        return await find.Limit(limit).ToListAsync(ct).ConfigureAwait(false);
    }

    protected async Task InsertAsync(TDocument document, RepositoryTransaction? transaction, CancellationToken ct)
    {
        var documents = await CollectionAsync(ct).ConfigureAwait(false);
        var insertion = transaction is null
            ? documents.InsertOneAsync(document, cancellationToken: ct)
            : documents.InsertOneAsync(transaction.Session, document, cancellationToken: ct);
        await insertion.ConfigureAwait(false);
    }

    /// <returns>False when a document with the same unique key is there already.</returns>
    protected async Task<bool> TryInsertAsync(TDocument document, CancellationToken ct)
    {
        try
        {
            await InsertAsync(document, null, ct).ConfigureAwait(false);
            return true;
        }
        catch (MongoWriteException ex) when (ex.WriteError?.Category == ServerErrorCategory.DuplicateKey)
        {
            return false;
        }
    }

    protected async Task InsertManyAsync(IReadOnlyCollection<TDocument> added, RepositoryTransaction? transaction, CancellationToken ct)
    {
        if (added.Count == 0) { return; }
        var documents = await CollectionAsync(ct).ConfigureAwait(false);
        var insertion = transaction is null
            ? documents.InsertManyAsync(added, cancellationToken: ct)
            : documents.InsertManyAsync(transaction.Session, added, cancellationToken: ct);
        await insertion.ConfigureAwait(false);
    }

    /// <returns>Whether a document answered to the filter, changed by this or not.</returns>
    protected async Task<bool> UpdateOneAsync(
        FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update,
        RepositoryTransaction? transaction, CancellationToken ct)
    {
        var documents = await CollectionAsync(ct).ConfigureAwait(false);
        var result = transaction is null
            ? await documents.UpdateOneAsync(filter, update, cancellationToken: ct).ConfigureAwait(false)
            : await documents.UpdateOneAsync(transaction.Session, filter, update, cancellationToken: ct).ConfigureAwait(false);
        return result.MatchedCount > 0;
    }

    /// <returns>How many documents answered to the filter.</returns>
    protected async Task<long> UpdateManyAsync(
        FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update,
        RepositoryTransaction? transaction, CancellationToken ct)
    {
        var documents = await CollectionAsync(ct).ConfigureAwait(false);
        var result = transaction is null
            ? await documents.UpdateManyAsync(filter, update, cancellationToken: ct).ConfigureAwait(false)
            : await documents.UpdateManyAsync(transaction.Session, filter, update, cancellationToken: ct).ConfigureAwait(false);
        return result.MatchedCount;
    }

    /// <returns>Whether there was a document to replace, or one was added because of <paramref name="upsert"/>.</returns>
    protected async Task<bool> ReplaceAsync(
        FilterDefinition<TDocument> filter, TDocument document, bool upsert,
        RepositoryTransaction? transaction, CancellationToken ct)
    {
        var documents = await CollectionAsync(ct).ConfigureAwait(false);
        var options = new ReplaceOptions { IsUpsert = upsert };
        var result = transaction is null
            ? await documents.ReplaceOneAsync(filter, document, options, ct).ConfigureAwait(false)
            : await documents.ReplaceOneAsync(transaction.Session, filter, document, options, ct).ConfigureAwait(false);
        return result.MatchedCount > 0 || upsert;
    }

    protected async Task<long> ReplaceManyAsync(
        IReadOnlyCollection<(FilterDefinition<TDocument> Filter, TDocument Document)> replacements, CancellationToken ct)
    {
        if (replacements.Count == 0) { return 0; }
        var documents = await CollectionAsync(ct).ConfigureAwait(false);
        var models = replacements.Select(r => new ReplaceOneModel<TDocument>(r.Filter, r.Document));
        var result = await documents.BulkWriteAsync(models, cancellationToken: ct).ConfigureAwait(false);
        return result.MatchedCount;
    }

    protected async Task<bool> DeleteOneAsync(
        FilterDefinition<TDocument> filter, RepositoryTransaction? transaction, CancellationToken ct)
    {
        var documents = await CollectionAsync(ct).ConfigureAwait(false);
        var result = transaction is null
            ? await documents.DeleteOneAsync(filter, ct).ConfigureAwait(false)
            : await documents.DeleteOneAsync(transaction.Session, filter, cancellationToken: ct).ConfigureAwait(false);
        return result.DeletedCount > 0;
    }

    protected async Task<long> DeleteManyAsync(
        FilterDefinition<TDocument> filter, RepositoryTransaction? transaction, CancellationToken ct)
    {
        var documents = await CollectionAsync(ct).ConfigureAwait(false);
        var result = transaction is null
            ? await documents.DeleteManyAsync(filter, ct).ConfigureAwait(false)
            : await documents.DeleteManyAsync(transaction.Session, filter, cancellationToken: ct).ConfigureAwait(false);
        return result.DeletedCount;
    }

    protected static FilterDefinition<TDocument> IdIs(ObjectId id) => Filter.Eq("_id", id);

    protected static FilterDefinition<TDocument> IdIn(IEnumerable<ObjectId> ids) => Filter.In("_id", ids);

    /// <summary>Everything up to the cursor, newest first; ids are made in order of time.</summary>
    private protected async Task<RepositoryPage<TDocument>> PageAsync(
        FilterDefinition<TDocument> filter, Func<TDocument, ObjectId> idOf, int limit, ObjectId? before, CancellationToken ct)
    {
        var scope = before is { } id ? filter & Filter.Lt("_id", id) : filter;
        var found = await ListAsync(scope, Sort.Descending("_id"), limit + 1, null, ct).ConfigureAwait(false);
        if (found.Count <= limit) { return new RepositoryPage<TDocument>(found, null); }
        found.RemoveAt(limit);
        return new RepositoryPage<TDocument>(found, idOf(found[^1]));
    }

    private protected static FilterDefinition<TDocument> Where(Expression<Func<TDocument, bool>>? where) =>
        where is null ? Filter.Empty : Filter.Where(where);
}
