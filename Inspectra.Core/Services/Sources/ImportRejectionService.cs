using Inspectra.Core.Repos.Sources;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Jobs;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Sources;

/// <summary>Hands out the rows that an import rejected.</summary>
public sealed class ImportRejectionService(AccessService access, JobService jobs, ImportRejectionRepository rejections)
{
    /// <summary>Writes the rejected rows as CSV: line, column, reason, value, row. Cells that a spreadsheet would take
    /// for a formula are neutralised. At most 100,000 rows; the counts by reason are complete.</summary>
    /// <exception cref="Errors.NotFoundException">The workspace has no such job.</exception>
    public async Task WriteAsync(
        Actor actor, ObjectId workspaceId, ObjectId jobId, Stream destination, CancellationToken ct)
    {
        await access.DemandAsync(actor, Permission.IngestData, workspaceId, ct).ConfigureAwait(false);
        await jobs.GetAsync(actor, workspaceId, jobId, ct).ConfigureAwait(false);
        await destination.WriteAsync(RejectedRowsWriter.Head, ct).ConfigureAwait(false);
        string? after = null;
        while (await rejections.FindNextAsync(workspaceId, jobId, after, ct).ConfigureAwait(false) is { } stretch)
        {
            await destination.WriteAsync(RejectedRowsWriter.Lines(stretch.Rows), ct).ConfigureAwait(false);
            after = stretch.Id;
        }
    }
}
