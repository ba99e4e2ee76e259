using Inspectra.Core.Errors;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Agents;
using Inspectra.Core.Services.Jobs;
using Inspectra.Core.Services.Sources.Mapping;
using Inspectra.Core.Services.Sources.Reading;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Sources;

/// <summary>From a file to executions: upload, preview, dry run, import.</summary>
public sealed class ImportService(
    AccessService access, ImportFiles files, ExecutionIngestService ingest, JobService jobs, JobQueue queue)
{
    /// <summary>Streams the file into storage; nothing is held whole in memory.</summary>
    /// <exception cref="PayloadTooLargeException">The file is larger than allowed.</exception>
    /// <exception cref="RuleViolationException">The file is empty.</exception>
    public async Task<UploadedFile> UploadAsync(
        Actor actor, ObjectId workspaceId, string fileName, Stream content, CancellationToken ct)
    {
        await access.DemandAsync(actor, Permission.IngestData, workspaceId, ct).ConfigureAwait(false);
        return await files.SaveAsync(workspaceId, fileName, content, ct).ConfigureAwait(false);
    }

    /// <returns>Newest first, at most 100.</returns>
    public async Task<IReadOnlyList<UploadedFile>> ListFilesAsync(Actor actor, ObjectId workspaceId, CancellationToken ct)
    {
        await access.DemandAsync(actor, Permission.IngestData, workspaceId, ct).ConfigureAwait(false);
        return await files.ListAsync(workspaceId, ct).ConfigureAwait(false);
    }

    /// <exception cref="NotFoundException">The workspace has no such file.</exception>
    /// <exception cref="RuleViolationException">The file cannot be read as rows; the message says where.</exception>
    public async Task<ImportPreview> PreviewAsync(
        Actor actor, ObjectId workspaceId, ObjectId fileId, ImportReadOptions options, CancellationToken ct)
    {
        await access.DemandAsync(actor, Permission.IngestData, workspaceId, ct).ConfigureAwait(false);
        var file = await files.GetAsync(workspaceId, fileId, ct).ConfigureAwait(false);
        using var opened = await files.OpenAsync(workspaceId, fileId, options, ct).ConfigureAwait(false);
        return await PreviewBuilder.BuildAsync(file, opened, ct).ConfigureAwait(false);
    }

    /// <param name="firstRows">How many rows to look at; null for the whole file.</param>
    /// <param name="rowsDone">Told now and then how many rows were looked at.</param>
    /// <returns>What the import would do, as far as the file alone tells. Nothing is written.</returns>
    /// <exception cref="ValidationException">The mapping names unknown fields or columns, or lacks one.</exception>
    public async Task<ImportReport> DryRunAsync(
        Actor actor, ObjectId workspaceId, ImportRequest request, long? firstRows, IProgress<long>? rowsDone,
        CancellationToken ct)
    {
        await access.DemandAsync(actor, Permission.IngestData, workspaceId, ct).ConfigureAwait(false);
        var file = await files.GetAsync(workspaceId, request.FileId, ct).ConfigureAwait(false);
        await CheckAsync(workspaceId, request, ct).ConfigureAwait(false);
        using var opened = await files.OpenAsync(workspaceId, request.FileId, request.ReadOptions, ct).ConfigureAwait(false);
        var mapper = new RowMapper(request.Mapping, file.Sha256, opened.Rows.Text.Encoding);
        var hasIds = request.Mapping.Fields.Any(f => f.Target == ImportTarget.ExecutionId);
        var run = new DryRun(ingest);
        return await Task.Run(
            () => run.RunAsync(opened.Rows, mapper, hasIds, firstRows, n => rowsDone?.Report(n), ct), ct).ConfigureAwait(false);
    }

    /// <returns>The job that does the import; its progress counts rows.</returns>
    /// <exception cref="ValidationException">The mapping names unknown fields or columns, or lacks one.</exception>
    public async Task<JobInfo> StartAsync(Actor actor, ObjectId workspaceId, ImportRequest request, CancellationToken ct)
    {
        await access.DemandAsync(actor, Permission.IngestData, workspaceId, ct).ConfigureAwait(false);
        var file = await files.GetAsync(workspaceId, request.FileId, ct).ConfigureAwait(false);
        await CheckAsync(workspaceId, request, ct).ConfigureAwait(false);
        var job = new JobRequest(JobTypes.ImportExecutions, file.Name, ImportJobPayload.ToJson(request));
        return await jobs.EnqueueAsync(actor, workspaceId, job, ct).ConfigureAwait(false);
    }

    /// <returns>What the import did so far, or in the end.</returns>
    /// <exception cref="NotFoundException">The workspace has no such import.</exception>
    public async Task<ImportReport> GetReportAsync(Actor actor, ObjectId workspaceId, ObjectId jobId, CancellationToken ct)
    {
        var job = await jobs.GetAsync(actor, workspaceId, jobId, ct).ConfigureAwait(false);
        NotFoundException.ThrowIf(job.Type != JobTypes.ImportExecutions, ErrorCode.JobNotFound, "This job is no import.");
        var state = job.Result ?? await queue.FindCheckpointAsync(workspaceId, jobId, ct).ConfigureAwait(false);
        return ImportCheckpoint.Of(state).Report;
    }

    /// <summary>Removes a file that is no longer wanted.</summary>
    /// <exception cref="NotFoundException">The workspace has no such file.</exception>
    public async Task DeleteFileAsync(Actor actor, ObjectId workspaceId, ObjectId fileId, CancellationToken ct)
    {
        await access.DemandAsync(actor, Permission.IngestData, workspaceId, ct).ConfigureAwait(false);
        await files.DeleteAsync(workspaceId, fileId, ct).ConfigureAwait(false);
    }

    private async Task CheckAsync(ObjectId workspaceId, ImportRequest request, CancellationToken ct)
    {
        using var opened = await files.OpenAsync(workspaceId, request.FileId, request.ReadOptions, ct).ConfigureAwait(false);
        var isOpenEnded = opened.Format is ImportFormat.JsonLines or ImportFormat.JsonArray;
        MappingCheck.Demand(request.Mapping, opened.Rows.Columns, isOpenEnded);
    }
}
