using Inspectra.Core.Db;
using Inspectra.Core.Documents.Sources;
using MongoDB.Bson;

namespace Inspectra.Core.Repos.Sources;

/// <summary>Stored files, without their bytes.</summary>
public sealed class FileRepository(InspectraDatabase database) : RepositoryBase<FileDocument>(database, CollectionNames.Files)
{
    public Task<FileDocument?> FindByIdAsync(ObjectId workspaceId, ObjectId fileId, CancellationToken ct) =>
        FindOneAsync(IdIs(fileId) & Filter.Eq(f => f.Metadata.WorkspaceId, workspaceId), null, ct);

    /// <returns>Newest first.</returns>
    public Task<List<FileDocument>> ListAsync(ObjectId workspaceId, int limit, CancellationToken ct) =>
        ListAsync(Filter.Eq(f => f.Metadata.WorkspaceId, workspaceId), Sort.Descending("_id"), limit, null, ct);

    public Task CreateAsync(ObjectId workspaceId, FileDocument file, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(file.Metadata.WorkspaceId, workspaceId);
        return InsertAsync(file, null, ct);
    }

    /// <returns>False when there is none.</returns>
    public Task<bool> DeleteAsync(ObjectId workspaceId, ObjectId fileId, CancellationToken ct) =>
        DeleteOneAsync(IdIs(fileId) & Filter.Eq(f => f.Metadata.WorkspaceId, workspaceId), null, ct);
}
