using System.Security.Cryptography;
using Inspectra.Core.Documents.Sources;
using Inspectra.Core.Errors;
using Inspectra.Core.Repos.Sources;
using MongoDB.Bson;

namespace Inspectra.Core.Providers.Storage;

/// <summary>Keeps files in the database, in GridFS's layout: backups hold them, and every node sees them.</summary>
public sealed class DatabaseStorageProvider(FileRepository files, FileChunkRepository chunks, TimeProvider time)
    : IStorageProvider
{
    /// <summary>GridFS's own size: 255 KB, so that a chunk with its frame stays below 256 KB.</summary>
    private const int ChunkBytes = 255 * 1024;

    public async Task<StoredFile> SaveAsync(
        ObjectId workspaceId, string name, Stream content, long maxBytes, CancellationToken ct)
    {
        var fileId = ObjectId.GenerateNewId();
        try
        {
            var (length, sha256) = await SaveChunksAsync(fileId, content, maxBytes, ct).ConfigureAwait(false);
            var file = new FileDocument
            {
                Id = fileId,
                Length = length,
                ChunkSize = ChunkBytes,
                UploadDate = time.GetUtcNow().UtcDateTime,
                Filename = name,
                Metadata = new FileMetadata { WorkspaceId = workspaceId, Sha256 = sha256 },
            };
            await files.CreateAsync(workspaceId, file, ct).ConfigureAwait(false);
            return ToStored(file);
        }
        catch
        {
            // Chunks without their file would lie there for ever; this must be finished though the upload is given up.
            await chunks.DeleteAcrossWorkspacesAsync(fileId, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    public async Task<StoredFile?> FindAsync(ObjectId workspaceId, ObjectId fileId, CancellationToken ct) =>
        await files.FindByIdAsync(workspaceId, fileId, ct).ConfigureAwait(false) is { } file ? ToStored(file) : null;

    public async Task<IReadOnlyList<StoredFile>> ListAsync(ObjectId workspaceId, int limit, CancellationToken ct) =>
        [.. (await files.ListAsync(workspaceId, limit, ct).ConfigureAwait(false)).Select(ToStored)];

    public async Task<Stream?> OpenAsync(ObjectId workspaceId, ObjectId fileId, CancellationToken ct) =>
        await files.FindByIdAsync(workspaceId, fileId, ct).ConfigureAwait(false) is { } file
            ? new ChunkStream(chunks, file.Id, file.Length)
            : null;

    public async Task<bool> DeleteAsync(ObjectId workspaceId, ObjectId fileId, CancellationToken ct)
    {
        if (!await files.DeleteAsync(workspaceId, fileId, ct).ConfigureAwait(false)) { return false; }
        await chunks.DeleteAcrossWorkspacesAsync(fileId, ct).ConfigureAwait(false);
        return true;
    }

    private async Task<(long Length, string Sha256)> SaveChunksAsync(
        ObjectId fileId, Stream content, long maxBytes, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[ChunkBytes];
        long length = 0;
        for (var number = 0; ; number++)
        {
            var count = await content.ReadAtLeastAsync(buffer, ChunkBytes, throwOnEndOfStream: false, ct).ConfigureAwait(false);
            length += count;
            if (length > maxBytes)
            {
                throw new PayloadTooLargeException(ErrorCode.FileTooLarge, $"The file is larger than {maxBytes >> 20} MB.");
            }

            if (count > 0)
            {
                hash.AppendData(buffer, 0, count);
                var chunk = new FileChunkDocument
                {
                    Id = ObjectId.GenerateNewId(),
                    FileId = fileId,
                    Number = number,
                    Data = count == ChunkBytes ? buffer : buffer[..count],
                };
                await chunks.CreateAcrossWorkspacesAsync(chunk, ct).ConfigureAwait(false);
            }

            if (count < ChunkBytes) { return (length, Convert.ToHexStringLower(hash.GetHashAndReset())); }
        }
    }

    private static StoredFile ToStored(FileDocument file) =>
        new(file.Id, file.Filename, file.Length, file.Metadata.Sha256, file.UploadDate);
}
