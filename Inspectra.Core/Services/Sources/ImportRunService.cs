using Inspectra.Core.Documents.Sources;
using Inspectra.Core.Errors;
using Inspectra.Core.Repos.Sources;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Agents;
using Inspectra.Core.Services.Jobs;
using Inspectra.Core.Services.Sources.Mapping;
using Inspectra.Core.Services.Sources.Reading;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Sources;

/// <summary>Does an import, step by step: each step is a stretch of rows, and doing one twice changes nothing.</summary>
public sealed class ImportRunService(
    ImportFiles files, ExecutionIngestService ingest, ImportRejectionRepository rejections, TimeProvider time)
{
    /// <summary>As many as ingestion puts into one transaction.</summary>
    private const int StepRows = 8_000;

    /// <summary>A step that was begun is stored, counted and saved before the work may stop: broken off in between, its
    /// rows would be counted as duplicates the next time.</summary>
    private static readonly CancellationToken s_toTheEnd = CancellationToken.None;

    private const string Checking = "checking";
    private const string Writing = "writing";
    private const string Unit = "rows";

    /// <returns>The <see cref="ImportReport"/> as JSON.</returns>
    /// <exception cref="RuleViolationException">All or nothing was chosen, and a row is bad: nothing was written.</exception>
    public async Task<string> RunAsync(JobContext context, CancellationToken ct)
    {
        var request = ImportJobPayload.FromJson(context.Payload);
        var file = await files.GetAsync(context.WorkspaceId, request.FileId, ct).ConfigureAwait(false);
        var checkpoint = ImportCheckpoint.Of(context.Checkpoint);
        if (request.Mode == ImportMode.AllOrNothing && !checkpoint.IsChecked)
        {
            checkpoint = await CheckAsync(context, request, file, checkpoint, ct).ConfigureAwait(false);
        }

        checkpoint = await WriteAsync(context, request, file, checkpoint, ct).ConfigureAwait(false);
        return checkpoint.ToJson();
    }

    /// <summary>Reads the whole file before the first row is written.</summary>
    private async Task<ImportCheckpoint> CheckAsync(
        JobContext context, ImportRequest request, UploadedFile file, ImportCheckpoint checkpoint, CancellationToken ct)
    {
        using var opened = await files.OpenAsync(context.WorkspaceId, request.FileId, request.ReadOptions, ct).ConfigureAwait(false);
        var mapper = new RowMapper(request.Mapping, file.Sha256, opened.Rows.Text.Encoding);
        var tally = new ImportTally();
        var kept = 0L;
        RowBatch batch;
        do
        {
            batch = await RowBatch.ReadAsync(opened.Rows, mapper, StepRows, ct).ConfigureAwait(false);
            batch.Refuse(ingest.Validate(batch.Executions));
            tally.Rows += batch.Count;
            kept += await KeepAsync(context, batch, tally, kept, ct).ConfigureAwait(false);
            context.Report(Checking, tally.Rows, null, Unit);
        }
        while (!batch.IsLast);

        if (tally.Rejected > 0 || opened.Rows.Fault is not null)
        {
            var found = checkpoint with { KeptRejections = kept, DoneRows = 0, Report = tally.ToReport(opened.Rows.Fault, isWholeFile: true) };
            await context.SaveAsync(found.ToJson(), ct).ConfigureAwait(false);
            throw new RuleViolationException(ErrorCode.ImportRefused, opened.Rows.Fault is { } fault
                ? $"Nothing was written: {fault}"
                : $"Nothing was written: {tally.Rejected:N0} of {tally.Rows:N0} rows are bad.");
        }

        var good = ImportCheckpoint.Start with { IsChecked = true, TotalRows = tally.Rows };
        await context.SaveAsync(good.ToJson(), ct).ConfigureAwait(false);
        return good;
    }

    private async Task<ImportCheckpoint> WriteAsync(
        JobContext context, ImportRequest request, UploadedFile file, ImportCheckpoint checkpoint, CancellationToken ct)
    {
        using var opened = await files.OpenAsync(context.WorkspaceId, request.FileId, request.ReadOptions, ct).ConfigureAwait(false);
        var rows = opened.Rows;
        var mapper = new RowMapper(request.Mapping, file.Sha256, rows.Text.Encoding);
        await RowBatch.SkipAsync(rows, checkpoint.DoneRows, ct).ConfigureAwait(false);
        var tally = new ImportTally(checkpoint.Report);
        var step = await RowBatch.ReadAsync(rows, mapper, StepRows, ct).ConfigureAwait(false);
        var bytesRead = rows.Text.BytesRead;
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            // The next step is read while this one is stored; it is not stored before this one is.
            var storing = StoreAsync(context.WorkspaceId, step, ct);
            var reading = step.IsLast ? Task.FromResult<RowBatch?>(null) : ReadNextAsync(rows, mapper, ct);
            var result = await StoredAsync(storing, reading).ConfigureAwait(false);
            tally.Rows += step.Count;
            Count(result, step, tally);
            var kept = checkpoint.KeptRejections
                + await KeepAsync(context, step, tally, checkpoint.KeptRejections, s_toTheEnd).ConfigureAwait(false);
            checkpoint = checkpoint with
            {
                DoneRows = step.LastRow,
                KeptRejections = kept,
                Report = tally.ToReport(step.IsLast ? rows.Fault : null, step.IsLast),
            };
            context.Report(Writing, step.LastRow, checkpoint.TotalRows ?? Estimate(step, bytesRead, file.SizeBytes), Unit);
            await context.SaveAsync(checkpoint.ToJson(), s_toTheEnd).ConfigureAwait(false);
            if (await reading.ConfigureAwait(false) is not { } next) { return checkpoint; }
            step = next;
            bytesRead = rows.Text.BytesRead;
        }
    }

    private static async Task<RowBatch?> ReadNextAsync(RowReader rows, RowMapper mapper, CancellationToken ct) =>
        await RowBatch.ReadAsync(rows, mapper, StepRows, ct).ConfigureAwait(false);

    /// <summary>Waits until the step is stored; what went wrong in reading the next one is told when that is needed.</summary>
    private static async Task<IngestResult?> StoredAsync(Task<IngestResult?> storing, Task reading)
    {
        try
        {
            return await storing.ConfigureAwait(false);
        }
        finally
        {
            // The file is closed when this fails: nobody may be reading it then.
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<IngestResult?> StoreAsync(ObjectId workspaceId, RowBatch step, CancellationToken ct)
    {
        if (step.Executions.Count == 0) { return null; }
        while (true)
        {
            try
            {
                // Who asked for the import was judged when it was started; the product itself does it.
                return await ingest.IngestAsync(Actor.System, workspaceId, step.Executions, s_toTheEnd).ConfigureAwait(false);
            }
            catch (UnavailableException busy)
            {
                // The queue of ingestion is full: live events go first, an import can wait.
                await Task.Delay(busy.RetryAfter, time, ct).ConfigureAwait(false);
            }
        }
    }

    private static void Count(IngestResult? result, RowBatch step, ImportTally tally)
    {
        if (result is null) { return; }
        for (var i = 0; i < result.Outcomes.Count; i++)
        {
            switch (result.Outcomes[i])
            {
                case IngestOutcome.Accepted: tally.Accepted++; break;
                case IngestOutcome.Duplicate: tally.Duplicates++; break;
                case IngestOutcome.Updated: tally.Updated++; break;
            }

            if (result.Outcomes[i] != IngestOutcome.Rejected) { tally.Include(step.Executions[i].StartedUtc); }
        }

        foreach (var refusal in result.Rejections)
        {
            var row = new RejectedRow(step.Executions[refusal.Index].Line, refusal.Field, refusal.Reason, null);
            step.Rejected.Add(new RejectedLine(row, ""));
        }
    }

    /// <summary>Counts the rejected rows and keeps them for download, as long as there is room.</summary>
    /// <returns>How many were kept.</returns>
    private async Task<long> KeepAsync(JobContext context, RowBatch step, ImportTally tally, long keptBefore, CancellationToken ct)
    {
        foreach (var line in step.Rejected) { tally.Reject(line.Row); }
        var room = (int)Math.Min(step.Rejected.Count, Math.Max(0, ImportFiles.Limits.MaxKeptRejections - keptBefore));
        if (room == 0) { return 0; }
        var kept = step.Rejected.Take(room).Select(line => new ImportRejectionRow
        {
            Line = line.Row.Line,
            Column = line.Row.Column,
            Reason = line.Row.Reason,
            Value = line.Row.Value,
            Text = line.Text,
        }).ToList();
        await rejections.SaveAsync(context.WorkspaceId, context.JobId, step.LastRow, kept, ct).ConfigureAwait(false);
        return room;
    }

    /// <summary>How many rows the file will have, by how many its first bytes had.</summary>
    private static long? Estimate(RowBatch step, long bytesRead, long sizeBytes)
    {
        if (step.IsLast) { return step.LastRow; }
        return bytesRead > 0 ? Math.Max(step.LastRow, (long)(step.LastRow * ((double)sizeBytes / bytesRead))) : null;
    }
}
