using Inspectra.Core.Db;
using Inspectra.Core.Documents.Admin;
using MongoDB.Bson;

namespace Inspectra.Core.Repos.Admin;

/// <summary>The audit log: it can be added to and read, and nothing else.</summary>
public sealed class AuditEntryRepository(InspectraDatabase database)
    : RepositoryBase<AuditEntryDocument>(database, CollectionNames.AuditEntries)
{
    public Task AppendAsync(ObjectId workspaceId, AuditEntryDocument entry, CancellationToken ct) =>
        entry.WorkspaceId == workspaceId
            ? InsertAsync(entry, null, ct)
            : throw new ArgumentException("The entry belongs to another workspace.", nameof(entry));

    /// <returns>Newest first.</returns>
    public Task<RepositoryPage<AuditEntryDocument>> PageAsync(
        ObjectId workspaceId, int limit, ObjectId? before, CancellationToken ct) =>
        PageAsync(Filter.Eq(e => e.WorkspaceId, workspaceId), e => e.Id, limit, before, ct);
}
