using System.Linq.Expressions;
using Inspectra.Core.Db;
using Inspectra.Core.Documents;
using Inspectra.Core.Errors;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Core.Repos;

/// <summary>The operations of a collection whose documents belong to workspaces. Each takes the workspace, so that
/// another workspace's document can neither be read nor changed, whatever id is asked for.</summary>
public abstract class WorkspaceRepository<TDocument>(InspectraDatabase database, string collection)
    : RepositoryBase<TDocument>(database, collection)
    where TDocument : class, IWorkspaceDocument
{
    private const string WorkspaceField = "workspaceId";

    public Task<long> CountAsync(ObjectId workspaceId, Expression<Func<TDocument, bool>>? where, CancellationToken ct) =>
        CountAsync(In(workspaceId, where), ct);

    public Task<bool> ExistsAsync(ObjectId workspaceId, Expression<Func<TDocument, bool>> where, CancellationToken ct) =>
        ExistsAsync(In(workspaceId, where), ct);

    public Task<TDocument?> FindAsync(ObjectId workspaceId, Expression<Func<TDocument, bool>> where, CancellationToken ct) =>
        FindOneAsync(In(workspaceId, where), null, ct);

    public Task<TDocument?> FindByIdAsync(ObjectId workspaceId, ObjectId id, CancellationToken ct) =>
        FindOneAsync(In(workspaceId) & IdIs(id), null, ct);

    /// <exception cref="NotFoundException">The workspace has none with that id.</exception>
    public async Task<TDocument> GetByIdAsync(ObjectId workspaceId, ObjectId id, CancellationToken ct) =>
        await FindByIdAsync(workspaceId, id, ct).ConfigureAwait(false)
        ?? throw new NotFoundException(ErrorCode.NotFound, "This no longer exists.");

    /// <returns>Those that exist, in no particular order.</returns>
    public Task<List<TDocument>> ListByIdsAsync(ObjectId workspaceId, IReadOnlyCollection<ObjectId> ids, CancellationToken ct) =>
        ListAsync(In(workspaceId) & IdIn(ids), null, MaxListed, null, ct);

    /// <returns>Oldest first.</returns>
    public Task<List<TDocument>> ListAsync(
        ObjectId workspaceId, Expression<Func<TDocument, bool>>? where, int limit, CancellationToken ct) =>
        ListAsync(In(workspaceId, where), Sort.Ascending("_id"), limit, null, ct);

    /// <returns>Newest first.</returns>
    public Task<RepositoryPage<TDocument>> PageAsync(
        ObjectId workspaceId, Expression<Func<TDocument, bool>>? where, int limit, ObjectId? before, CancellationToken ct) =>
        PageAsync(In(workspaceId, where), d => d.Id, limit, before, ct);

    public Task CreateAsync(ObjectId workspaceId, TDocument document, CancellationToken ct) =>
        InsertAsync(Belonging(workspaceId, document), null, ct);

    public Task CreateAsync(ObjectId workspaceId, TDocument document, RepositoryTransaction transaction, CancellationToken ct) =>
        InsertAsync(Belonging(workspaceId, document), transaction, ct);

    /// <returns>False when a unique key is taken.</returns>
    public Task<bool> TryCreateAsync(ObjectId workspaceId, TDocument document, CancellationToken ct) =>
        TryInsertAsync(Belonging(workspaceId, document), ct);

    public Task CreateManyAsync(ObjectId workspaceId, IReadOnlyCollection<TDocument> documents, CancellationToken ct) =>
        InsertManyAsync([.. documents.Select(d => Belonging(workspaceId, d))], null, ct);

    /// <returns>False when it no longer exists.</returns>
    public Task<bool> UpdateAsync(ObjectId workspaceId, TDocument document, CancellationToken ct) =>
        ReplaceAsync(In(workspaceId) & IdIs(document.Id), Belonging(workspaceId, document), upsert: false, null, ct);

    /// <returns>How many were found.</returns>
    public Task<long> UpdateManyAsync(ObjectId workspaceId, IReadOnlyCollection<TDocument> documents, CancellationToken ct) =>
        ReplaceManyAsync([.. documents.Select(d => (In(workspaceId) & IdIs(d.Id), Belonging(workspaceId, d)))], ct);

    /// <summary>Sets one field of everything that answers to the condition.</summary>
    /// <returns>How many were found.</returns>
    public Task<long> SetAsync<TField>(
        ObjectId workspaceId, Expression<Func<TDocument, bool>> where, Expression<Func<TDocument, TField>> field,
        TField value, CancellationToken ct) =>
        UpdateManyAsync(In(workspaceId, where), Update.Set(field, value), null, ct);

    /// <returns>False when it no longer exists.</returns>
    public Task<bool> DeleteAsync(ObjectId workspaceId, ObjectId id, CancellationToken ct) =>
        DeleteOneAsync(In(workspaceId) & IdIs(id), null, ct);

    /// <returns>How many were removed.</returns>
    public Task<long> DeleteAsync(ObjectId workspaceId, Expression<Func<TDocument, bool>> where, CancellationToken ct) =>
        DeleteManyAsync(In(workspaceId, where), null, ct);

    /// <returns>How many were removed.</returns>
    public Task<long> DeleteManyAsync(ObjectId workspaceId, IReadOnlyCollection<ObjectId> ids, CancellationToken ct) =>
        DeleteManyAsync(In(workspaceId) & IdIn(ids), null, ct);

    protected static FilterDefinition<TDocument> In(ObjectId workspaceId) => Filter.Eq(WorkspaceField, workspaceId);

    protected static FilterDefinition<TDocument> In(ObjectId workspaceId, Expression<Func<TDocument, bool>>? where) =>
        where is null ? In(workspaceId) : In(workspaceId) & Filter.Where(where);

    /// <exception cref="ArgumentException">The document says that it belongs elsewhere: a defect of the caller.</exception>
    private static TDocument Belonging(ObjectId workspaceId, TDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.WorkspaceId == workspaceId
            ? document
            : throw new ArgumentException("The document belongs to another workspace.", nameof(document));
    }
}
