using Inspectra.Core.Db;
using Inspectra.Core.Documents.Workspaces;
using MongoDB.Bson;

namespace Inspectra.Core.Repos.Workspaces;

/// <summary>Programs' keys.</summary>
public sealed class ApiKeyRepository(InspectraDatabase database)
    : WorkspaceRepository<ApiKeyDocument>(database, CollectionNames.ApiKeys)
{
    /// <summary>The only question asked before the workspace is known: whose key is this?</summary>
    public Task<ApiKeyDocument?> FindBySecretAcrossWorkspacesAsync(string secretHash, CancellationToken ct) =>
        FindOneAsync(Filter.Eq(k => k.SecretHash, secretHash), null, ct);

    public Task<bool> TouchAsync(ObjectId workspaceId, ObjectId id, DateTime usedUtc, CancellationToken ct) =>
        UpdateOneAsync(In(workspaceId) & IdIs(id), Update.Set(k => k.LastUsedUtc, usedUtc), null, ct);

    /// <returns>False when there is none, or it is revoked already.</returns>
    public Task<bool> RevokeAsync(ObjectId workspaceId, ObjectId id, DateTime revokedUtc, CancellationToken ct) =>
        UpdateOneAsync(
            In(workspaceId) & IdIs(id) & Filter.Eq(k => k.RevokedUtc, null),
            Update.Set(k => k.RevokedUtc, revokedUtc), null, ct);
}
