using Inspectra.Core.Security;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Jobs;

/// <summary>What people and programs do with the durable jobs of a workspace.</summary>
public sealed class JobService
{
    /// <exception cref="Errors.RuleViolationException">The type is unknown, or the payload is too large.</exception>
    public Task<JobInfo> EnqueueAsync(Actor actor, ObjectId workspaceId, JobRequest request, CancellationToken ct) =>
        throw new NotSupportedException(nameof(EnqueueAsync));

    /// <returns>Newest first.</returns>
    public Task<Page<JobInfo>> ListAsync(Actor actor, ObjectId workspaceId, JobFilter filter, CancellationToken ct) =>
        throw new NotSupportedException(nameof(ListAsync));

    public Task<JobInfo> GetAsync(Actor actor, ObjectId workspaceId, ObjectId jobId, CancellationToken ct) =>
        throw new NotSupportedException(nameof(GetAsync));

    /// <summary>A waiting job ends at once; a running one within a second. What it did before stays done.</summary>
    /// <exception cref="Errors.ConflictException">The job is over.</exception>
    public Task<JobInfo> CancelAsync(Actor actor, ObjectId workspaceId, ObjectId jobId, CancellationToken ct) =>
        throw new NotSupportedException(nameof(CancelAsync));

    /// <exception cref="Errors.ConflictException">The job is over or paused.</exception>
    public Task<JobInfo> PauseAsync(Actor actor, ObjectId workspaceId, ObjectId jobId, CancellationToken ct) =>
        throw new NotSupportedException(nameof(PauseAsync));

    /// <summary>Goes on where a paused job stopped.</summary>
    /// <exception cref="Errors.ConflictException">The job is not paused.</exception>
    public Task<JobInfo> ResumeAsync(Actor actor, ObjectId workspaceId, ObjectId jobId, CancellationToken ct) =>
        throw new NotSupportedException(nameof(ResumeAsync));

    /// <summary>Goes on where a failed or cancelled job stopped, with all its attempts again.</summary>
    /// <exception cref="Errors.ConflictException">The job neither failed nor was cancelled.</exception>
    public Task<JobInfo> RetryAsync(Actor actor, ObjectId workspaceId, ObjectId jobId, CancellationToken ct) =>
        throw new NotSupportedException(nameof(RetryAsync));
}
