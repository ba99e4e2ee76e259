using Inspectra.Core.Security;
using Inspectra.Core.Services.Jobs;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Sources;

/// <summary>From a file to executions: upload, preview, dry run, import.</summary>
public sealed class ImportService
{
    /// <summary>Streams the file into storage; nothing is held whole in memory.</summary>
    /// <exception cref="Errors.PayloadTooLargeException">The file is larger than allowed.</exception>
    /// <exception cref="Errors.RuleViolationException">The file is empty.</exception>
    public Task<UploadedFile> UploadAsync(
        Actor actor, ObjectId workspaceId, string fileName, Stream content, CancellationToken ct) =>
        throw new NotSupportedException(nameof(UploadAsync));

    /// <exception cref="Errors.RuleViolationException">The file cannot be read as rows; the message says where.</exception>
    public Task<ImportPreview> PreviewAsync(
        Actor actor, ObjectId workspaceId, ObjectId fileId, ImportReadOptions options, CancellationToken ct) =>
        throw new NotSupportedException(nameof(PreviewAsync));

    /// <param name="firstRows">How many rows to look at; null for the whole file.</param>
    /// <param name="rowsDone">Told now and then how many rows were looked at.</param>
    /// <returns>What the import would do, as far as the file alone tells. Nothing is written.</returns>
    public Task<ImportReport> DryRunAsync(
        Actor actor, ObjectId workspaceId, ImportRequest request, long? firstRows, IProgress<long>? rowsDone,
        CancellationToken ct) =>
        throw new NotSupportedException(nameof(DryRunAsync));

    /// <returns>The job that does the import; its progress counts rows.</returns>
    /// <exception cref="Errors.ValidationException">The mapping names unknown fields or columns, or lacks one.</exception>
    public Task<JobInfo> StartAsync(Actor actor, ObjectId workspaceId, ImportRequest request, CancellationToken ct) =>
        throw new NotSupportedException(nameof(StartAsync));

    /// <returns>What the import did so far, or in the end.</returns>
    public Task<ImportReport> GetReportAsync(Actor actor, ObjectId workspaceId, ObjectId jobId, CancellationToken ct) =>
        throw new NotSupportedException(nameof(GetReportAsync));

    /// <summary>Writes the rejected rows as CSV: line, column, reason, value, row. Cells that a spreadsheet would take
    /// for a formula are neutralised. At most 100,000 rows; the counts by reason are complete.</summary>
    public Task WriteRejectedAsync(
        Actor actor, ObjectId workspaceId, ObjectId jobId, Stream destination, CancellationToken ct) =>
        throw new NotSupportedException(nameof(WriteRejectedAsync));

    /// <summary>Removes a file that is no longer wanted.</summary>
    public Task DeleteFileAsync(Actor actor, ObjectId workspaceId, ObjectId fileId, CancellationToken ct) =>
        throw new NotSupportedException(nameof(DeleteFileAsync));
}
