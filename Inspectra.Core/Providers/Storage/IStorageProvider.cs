using MongoDB.Bson;

namespace Inspectra.Core.Providers.Storage;

/// <summary>Keeps files as they were given, each in its workspace.</summary>
public interface IStorageProvider
{
    /// <summary>Streams the content in. What is not saved to its end leaves nothing behind.</summary>
    /// <exception cref="Errors.PayloadTooLargeException">There is more than <paramref name="maxBytes"/>.</exception>
    Task<StoredFile> SaveAsync(ObjectId workspaceId, string name, Stream content, long maxBytes, CancellationToken ct);

    /// <returns>Null when the workspace has no such file.</returns>
    Task<StoredFile?> FindAsync(ObjectId workspaceId, ObjectId fileId, CancellationToken ct);

    /// <returns>Newest first.</returns>
    Task<IReadOnlyList<StoredFile>> ListAsync(ObjectId workspaceId, int limit, CancellationToken ct);

    /// <returns>The content from its beginning, read piece by piece; null when the workspace has no such file.</returns>
    Task<Stream?> OpenAsync(ObjectId workspaceId, ObjectId fileId, CancellationToken ct);

    /// <returns>False when there was none.</returns>
    Task<bool> DeleteAsync(ObjectId workspaceId, ObjectId fileId, CancellationToken ct);
}
