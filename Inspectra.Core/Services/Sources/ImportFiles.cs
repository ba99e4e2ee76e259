using Inspectra.Core.Errors;
using Inspectra.Core.Providers.Storage;
using Inspectra.Core.Services.Sources.Reading;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Sources;

/// <summary>Uploaded files: kept, found, opened as rows.</summary>
public sealed class ImportFiles(IStorageProvider storage)
{
    private const int MaxNameChars = 200;
    private static readonly ImportLimits s_limits = new();

    /// <summary>Bytes that an upload may have.</summary>
    public static long MaxUploadBytes => s_limits.MaxUploadBytes;

    internal static ImportLimits Limits => s_limits;

    internal async Task<UploadedFile> SaveAsync(ObjectId workspaceId, string fileName, Stream content, CancellationToken ct)
    {
        var file = ToUploaded(await storage
            .SaveAsync(workspaceId, CleanName(fileName), content, s_limits.MaxUploadBytes, ct).ConfigureAwait(false));
        if (file.SizeBytes > 0) { return file; }
        await storage.DeleteAsync(workspaceId, file.Id, ct).ConfigureAwait(false);
        throw new RuleViolationException(ErrorCode.FileEmpty, "The file is empty.");
    }

    internal async Task<IReadOnlyList<UploadedFile>> ListAsync(ObjectId workspaceId, CancellationToken ct) =>
        [.. (await storage.ListAsync(workspaceId, 100, ct).ConfigureAwait(false)).Select(ToUploaded)];

    /// <exception cref="NotFoundException">The workspace has no such file.</exception>
    internal async Task<UploadedFile> GetAsync(ObjectId workspaceId, ObjectId fileId, CancellationToken ct) =>
        await storage.FindAsync(workspaceId, fileId, ct).ConfigureAwait(false) is { } file ? ToUploaded(file) : throw Missing();

    /// <exception cref="NotFoundException">The workspace has no such file.</exception>
    internal async Task<OpenedRows> OpenAsync(
        ObjectId workspaceId, ObjectId fileId, ImportReadOptions options, CancellationToken ct)
    {
        var content = await storage.OpenAsync(workspaceId, fileId, ct).ConfigureAwait(false) ?? throw Missing();
        return await RowReaders.OpenAsync(content, options, s_limits, ct).ConfigureAwait(false);
    }

    internal async Task DeleteAsync(ObjectId workspaceId, ObjectId fileId, CancellationToken ct)
    {
        if (!await storage.DeleteAsync(workspaceId, fileId, ct).ConfigureAwait(false)) { throw Missing(); }
    }

    /// <summary>The name is only shown and never a path; still no path, no control and no direction mark stays in it.</summary>
    private static string CleanName(string fileName)
    {
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        name = new string([.. name.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)]).Trim();
        if (name.Length > MaxNameChars) { name = name[..MaxNameChars]; }
        return name.Length == 0 ? "file" : name;
    }

    private static UploadedFile ToUploaded(StoredFile file) =>
        new(file.Id, file.Name, file.SizeBytes, file.Sha256, file.SavedUtc);

    private static NotFoundException Missing() => new(ErrorCode.FileNotFound, "This file no longer exists.");
}
