using Inspectra.Core.Db;
using Inspectra.Core.Documents.Workspaces;
using MongoDB.Bson;

namespace Inspectra.Core.Repos.Workspaces;

/// <summary>Who belongs to which workspace.</summary>
public sealed class MemberRepository(InspectraDatabase database)
    : WorkspaceRepository<MemberDocument>(database, CollectionNames.Members)
{
    public Task<MemberDocument?> FindByUserAsync(ObjectId workspaceId, ObjectId userId, CancellationToken ct) =>
        FindOneAsync(In(workspaceId) & Filter.Eq(m => m.UserId, userId), null, ct);

    public Task<MemberDocument?> FindByUserAsync(
        ObjectId workspaceId, ObjectId userId, RepositoryTransaction transaction, CancellationToken ct) =>
        FindOneAsync(In(workspaceId) & Filter.Eq(m => m.UserId, userId), transaction, ct);

    /// <returns>Everybody with the role; a transaction must have written the workspace before.</returns>
    public Task<List<MemberDocument>> ListByRoleAsync(
        ObjectId workspaceId, int role, RepositoryTransaction transaction, CancellationToken ct) =>
        ListAsync(In(workspaceId) & Filter.Eq(m => m.Role, role), null, MaxListed, transaction, ct);

    public Task<bool> SetRoleAsync(
        ObjectId workspaceId, ObjectId userId, int role, RepositoryTransaction transaction, CancellationToken ct) =>
        UpdateOneAsync(In(workspaceId) & Filter.Eq(m => m.UserId, userId), Update.Set(m => m.Role, role), transaction, ct);

    public Task<bool> RemoveAsync(
        ObjectId workspaceId, ObjectId userId, RepositoryTransaction transaction, CancellationToken ct) =>
        DeleteOneAsync(In(workspaceId) & Filter.Eq(m => m.UserId, userId), transaction, ct);

    /// <returns>Every membership of one person, oldest first.</returns>
    public Task<List<MemberDocument>> ListByUserAcrossWorkspacesAsync(ObjectId userId, CancellationToken ct) =>
        ListAsync(Filter.Eq(m => m.UserId, userId), Sort.Ascending("_id"), MaxListed, null, ct);
}
