using Inspectra.Core.Db;
using Inspectra.Core.Documents.Sources;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Core.Repos.Sources;

/// <summary>The bytes of stored files. Chunks know no workspace: ask <see cref="FileRepository"/> for the file first.</summary>
public sealed class FileChunkRepository(InspectraDatabase database)
    : RepositoryBase<FileChunkDocument>(database, CollectionNames.FileChunks)
{
    public Task CreateAcrossWorkspacesAsync(FileChunkDocument chunk, CancellationToken ct) => InsertAsync(chunk, null, ct);

    /// <returns>In order, from <paramref name="firstNumber"/> on.</returns>
    public Task<List<FileChunkDocument>> ListAcrossWorkspacesAsync(
        ObjectId fileId, int firstNumber, int limit, CancellationToken ct) =>
        ListAsync(
            Filter.Eq(c => c.FileId, fileId) & Filter.Gte(c => c.Number, firstNumber),
            Sort.Ascending("files_id").Ascending("n"), limit, null, ct);

    public Task<long> DeleteAcrossWorkspacesAsync(ObjectId fileId, CancellationToken ct) =>
        DeleteManyAsync(Filter.Eq(c => c.FileId, fileId), null, ct);
}
