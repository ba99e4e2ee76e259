using Inspectra.Core.Documents.Jobs;
using Inspectra.Core.Repos.Jobs;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Jobs;

/// <summary>The workers' side of the jobs: claim, keep, save, end. Several processes may share one queue.</summary>
public sealed class JobQueue(JobLeaseRepository jobs, JobSignals signals, TimeProvider time, ILogger<JobQueue> logger)
{
    /// <summary>A worker that is silent for longer has lost its job.</summary>
    public static TimeSpan LeaseTime { get; } = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(10);

    private DateTime NowUtc => time.GetUtcNow().UtcDateTime;

    /// <param name="types">What the worker can do.</param>
    /// <param name="owner">Names the worker in the job, for people.</param>
    /// <returns>Null when nothing is due.</returns>
    public async Task<JobLease?> ClaimAsync(IReadOnlyCollection<string> types, string owner, CancellationToken ct)
    {
        while (true)
        {
            var now = NowUtc;
            var job = await jobs.ClaimAcrossWorkspacesAsync(types, owner, now, now + LeaseTime, ct).ConfigureAwait(false);
            if (job is null) { return null; }
            var lease = new JobLease(job);
            if (job.Attempts <= job.MaxAttempts)
            {
                logger.JobClaimed(job.Id, job.Attempts);
                signals.Changed(job.WorkspaceId, job.Id, JobStatus.Running);
                return lease;
            }

            // Its workers died again and again without saying why: it would take the next one along.
            await EndAsync(lease, JobState.Failed, null, "The work broke off too often and was given up.", ct).ConfigureAwait(false);
        }
    }

    /// <summary>Keeps the lease, writes the progress and reads the wishes.</summary>
    public async Task<JobOrder> BeatAsync(JobLease lease, CancellationToken ct)
    {
        var now = NowUtc;
        var job = await jobs.BeatAcrossWorkspacesAsync(lease.JobId, lease.Fence, lease.Progress, now, now + LeaseTime, ct).ConfigureAwait(false);
        if (job is null) { return JobOrder.Lost; }
        signals.Changed(lease.WorkspaceId, lease.JobId, JobStatus.Running);
        return job.CancelRequested ? JobOrder.Cancel : job.PauseRequested ? JobOrder.Pause : JobOrder.GoOn;
    }

    /// <returns>False when the lease is lost; nothing was written then.</returns>
    public Task<bool> SaveAsync(JobLease lease, string checkpoint, CancellationToken ct) =>
        jobs.SaveCheckpointAcrossWorkspacesAsync(lease.JobId, lease.Fence, checkpoint, lease.Progress, NowUtc + LeaseTime, ct);

    /// <returns>What the last attempt saved; null when none did.</returns>
    internal async Task<string?> FindCheckpointAsync(ObjectId workspaceId, ObjectId jobId, CancellationToken ct) =>
        await jobs.FindCheckpointAsync(workspaceId, jobId, ct).ConfigureAwait(false);

    public Task SucceedAsync(JobLease lease, string? result, CancellationToken ct) =>
        EndAsync(lease, JobState.Succeeded, result, null, ct);

    public Task CancelAsync(JobLease lease, CancellationToken ct) => EndAsync(lease, JobState.Cancelled, null, null, ct);

    /// <summary>Trying again would change nothing.</summary>
    public Task FailAsync(JobLease lease, string error, CancellationToken ct) =>
        EndAsync(lease, JobState.Failed, null, error, ct);

    /// <summary>Tries again later, twice as late each time, until the attempts are used up.</summary>
    /// <param name="wait">Not before this; null for the usual wait.</param>
    public async Task FailAttemptAsync(JobLease lease, string error, TimeSpan? wait, CancellationToken ct)
    {
        if (lease.Attempt >= lease.MaxAttempts)
        {
            await FailAsync(lease, error, ct).ConfigureAwait(false);
            return;
        }

        var usual = s_firstWait * Math.Pow(2, Math.Min(lease.Attempt - 1, 20));
        var due = NowUtc + (wait ?? (usual < s_longestWait ? usual : s_longestWait));
        await ReleaseAsync(lease, JobState.Queued, due, lease.Attempt, error, ct).ConfigureAwait(false);
    }

    public Task PauseAsync(JobLease lease, CancellationToken ct) =>
        ReleaseAsync(lease, JobState.Paused, NowUtc, lease.Attempt - 1, null, ct);

    /// <summary>Gives the job back because the process stops; the attempt does not count.</summary>
    public Task ReturnAsync(JobLease lease, CancellationToken ct) =>
        ReleaseAsync(lease, JobState.Queued, NowUtc, lease.Attempt - 1, null, ct);

    private async Task EndAsync(JobLease lease, string status, string? result, string? error, CancellationToken ct)
    {
        var isHeld = await jobs.FinishAcrossWorkspacesAsync(
            lease.JobId, lease.Fence, status, result, error, lease.Progress, NowUtc, ct).ConfigureAwait(false);
        Tell(lease, status, isHeld);
    }

    private async Task ReleaseAsync(
        JobLease lease, string status, DateTime dueUtc, int attempts, string? error, CancellationToken ct)
    {
        var isHeld = await jobs.ReleaseAcrossWorkspacesAsync(
            lease.JobId, lease.Fence, status, dueUtc, attempts, error, lease.Progress, ct).ConfigureAwait(false);
        Tell(lease, status, isHeld);
    }

    private void Tell(JobLease lease, string status, bool isHeld)
    {
        if (!isHeld)
        {
            logger.LeaseLost(lease.JobId);
            return;
        }

        logger.JobLeft(lease.JobId, status);
        signals.Changed(lease.WorkspaceId, lease.JobId, JobInfos.StatusOf(status));
    }
}
