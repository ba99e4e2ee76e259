using Inspectra.Core.Db;
using Inspectra.Core.Documents.Workspaces;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Core.Repos.Workspaces;

/// <summary>The workspaces themselves.</summary>
public sealed class WorkspaceDirectoryRepository(InspectraDatabase database)
    : Repository<WorkspaceDocument>(database, CollectionNames.Workspaces)
{
    /// <returns>Null when it does not exist or is being removed.</returns>
    public Task<WorkspaceDocument?> FindLivingAsync(ObjectId workspaceId, CancellationToken ct) =>
        FindOneAsync(Living(workspaceId), null, ct);

    /// <returns>Those that exist and are not being removed, in no particular order.</returns>
    public Task<List<WorkspaceDocument>> ListLivingAsync(IReadOnlyCollection<ObjectId> workspaceIds, CancellationToken ct) =>
        ListAsync(IdIn(workspaceIds) & Filter.Eq(w => w.RemovedUtc, null), null, MaxListed, null, ct);

    /// <returns>Oldest first, at most <see cref="RepositoryBase{T}.MaxListed"/>.</returns>
    public Task<List<WorkspaceDocument>> ListAllLivingAsync(CancellationToken ct) =>
        ListAsync(Filter.Eq(w => w.RemovedUtc, null), Sort.Ascending("_id"), MaxListed, null, ct);

    public Task<List<WorkspaceDocument>> ListRemovedAsync(CancellationToken ct) =>
        ListAsync(Filter.Ne(w => w.RemovedUtc, null), Sort.Ascending("_id"), MaxListed, null, ct);

    public Task<bool> ChangeAsync(
        ObjectId workspaceId, string name, string timeZone, decimal pricePerCredit, string currency, CancellationToken ct) =>
        UpdateOneAsync(
            Living(workspaceId),
            Update.Set(w => w.Name, name).Set(w => w.TimeZone, timeZone)
                .Set(w => w.PricePerCredit, pricePerCredit).Set(w => w.Currency, currency),
            null, ct);

    /// <summary>Writes first what every change of members writes, so that two such changes come one after the other.</summary>
    /// <returns>False when the workspace does not exist or is being removed.</returns>
    public Task<bool> TouchMembersAsync(ObjectId workspaceId, RepositoryTransaction transaction, CancellationToken ct) =>
        UpdateOneAsync(Living(workspaceId), Update.Inc(w => w.MembersVersion, 1), transaction, ct);

    public Task<bool> MarkRemovedAsync(ObjectId workspaceId, DateTime removedUtc, CancellationToken ct) =>
        UpdateOneAsync(Living(workspaceId), Update.Set(w => w.RemovedUtc, removedUtc), null, ct);

    private static FilterDefinition<WorkspaceDocument> Living(ObjectId workspaceId) =>
        IdIs(workspaceId) & Filter.Eq(w => w.RemovedUtc, null);
}
