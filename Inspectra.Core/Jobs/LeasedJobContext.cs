using Inspectra.Core.Services.Jobs;

namespace Inspectra.Core.Jobs;

/// <summary>Ties a handler's reports to its lease.</summary>
internal sealed class LeasedJobContext(JobLease lease, JobQueue queue, TimeProvider time) : JobContext
{
    public override void Report(string phase, long done, long? total, string unit) =>
        lease.Report(phase, done, total, unit, time);

    public override async Task SaveAsync(string checkpoint, CancellationToken ct)
    {
        if (!await queue.SaveAsync(lease, checkpoint, ct).ConfigureAwait(false))
        {
            throw new OperationCanceledException("The lease of the job was lost.");
        }
    }
}
