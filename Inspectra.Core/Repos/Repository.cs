using System.Linq.Expressions;
using Inspectra.Core.Db;
using Inspectra.Core.Documents;
using Inspectra.Core.Errors;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Core.Repos;

/// <summary>The operations that every collection outside the workspaces has.</summary>
public abstract class Repository<TDocument>(InspectraDatabase database, string collection)
    : RepositoryBase<TDocument>(database, collection)
    where TDocument : class, IDocument
{
    public Task<long> CountAsync(Expression<Func<TDocument, bool>>? where, CancellationToken ct) => CountAsync(Where(where), ct);

    public Task<bool> ExistsAsync(Expression<Func<TDocument, bool>> where, CancellationToken ct) => ExistsAsync(Where(where), ct);

    public Task<TDocument?> FindAsync(Expression<Func<TDocument, bool>> where, CancellationToken ct) =>
        FindOneAsync(Where(where), null, ct);

    public Task<TDocument?> FindByIdAsync(ObjectId id, CancellationToken ct) => FindOneAsync(IdIs(id), null, ct);

    public Task<TDocument?> FindByIdAsync(ObjectId id, RepositoryTransaction transaction, CancellationToken ct) =>
        FindOneAsync(IdIs(id), transaction, ct);

    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<TDocument> GetByIdAsync(ObjectId id, CancellationToken ct) =>
        await FindByIdAsync(id, ct).ConfigureAwait(false)
        ?? throw new NotFoundException(ErrorCode.NotFound, "This no longer exists.");

    /// <returns>Those that exist, in no particular order.</returns>
    public Task<List<TDocument>> ListByIdsAsync(IReadOnlyCollection<ObjectId> ids, CancellationToken ct) =>
        ListAsync(IdIn(ids), null, MaxListed, null, ct);

    /// <returns>Oldest first.</returns>
    public Task<List<TDocument>> ListAsync(Expression<Func<TDocument, bool>>? where, int limit, CancellationToken ct) =>
        ListAsync(Where(where), Sort.Ascending("_id"), limit, null, ct);

    /// <returns>Newest first.</returns>
    public Task<RepositoryPage<TDocument>> PageAsync(
        Expression<Func<TDocument, bool>>? where, int limit, ObjectId? before, CancellationToken ct) =>
        PageAsync(Where(where), d => d.Id, limit, before, ct);

    public Task CreateAsync(TDocument document, CancellationToken ct) => InsertAsync(document, null, ct);

    public Task CreateAsync(TDocument document, RepositoryTransaction transaction, CancellationToken ct) =>
        InsertAsync(document, transaction, ct);

    /// <returns>False when a unique key is taken.</returns>
    public Task<bool> TryCreateAsync(TDocument document, CancellationToken ct) => TryInsertAsync(document, ct);

    public Task CreateManyAsync(IReadOnlyCollection<TDocument> documents, CancellationToken ct) =>
        InsertManyAsync(documents, null, ct);

    /// <returns>False when it no longer exists.</returns>
    public Task<bool> UpdateAsync(TDocument document, CancellationToken ct) =>
        ReplaceAsync(IdIs(document.Id), document, upsert: false, null, ct);

    /// <inheritdoc cref="UpdateAsync(TDocument, CancellationToken)"/>
    public Task<bool> UpdateAsync(TDocument document, RepositoryTransaction transaction, CancellationToken ct) =>
        ReplaceAsync(IdIs(document.Id), document, upsert: false, transaction, ct);

    /// <returns>How many were found.</returns>
    public Task<long> UpdateManyAsync(IReadOnlyCollection<TDocument> documents, CancellationToken ct) =>
        ReplaceManyAsync([.. documents.Select(d => (IdIs(d.Id), d))], ct);

    /// <summary>Sets one field of everything that answers to the condition.</summary>
    /// <returns>How many were found.</returns>
    public Task<long> SetAsync<TField>(
        Expression<Func<TDocument, bool>> where, Expression<Func<TDocument, TField>> field, TField value, CancellationToken ct) =>
        UpdateManyAsync(Where(where), Update.Set(field, value), null, ct);

    /// <returns>False when it no longer exists.</returns>
    public Task<bool> DeleteAsync(ObjectId id, CancellationToken ct) => DeleteOneAsync(IdIs(id), null, ct);

    /// <returns>How many were removed.</returns>
    public Task<long> DeleteAsync(Expression<Func<TDocument, bool>> where, CancellationToken ct) =>
        DeleteManyAsync(Where(where), null, ct);

    /// <returns>How many were removed.</returns>
    public Task<long> DeleteManyAsync(IReadOnlyCollection<ObjectId> ids, CancellationToken ct) =>
        DeleteManyAsync(IdIn(ids), null, ct);
}
