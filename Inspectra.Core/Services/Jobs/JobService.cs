using System.Text;
using Inspectra.Core.Documents.Jobs;
using Inspectra.Core.Errors;
using Inspectra.Core.Repos.Jobs;
using Inspectra.Core.Security;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Jobs;

/// <summary>What people and programs do with the durable jobs of a workspace.</summary>
public sealed class JobService(
    AccessService access, JobRepository jobs, JobSignals signals, TimeProvider time, ILogger<JobService> logger)
{
    private const int MaxPayloadBytes = 1 << 20;
    private const int MaxLimit = 200;

    /// <exception cref="RuleViolationException">The payload is too large.</exception>
    public async Task<JobInfo> EnqueueAsync(Actor actor, ObjectId workspaceId, JobRequest request, CancellationToken ct)
    {
        await access.DemandAsync(actor, Permission.IngestData, workspaceId, ct).ConfigureAwait(false);
        RuleViolationException.ThrowIf(Encoding.UTF8.GetByteCount(request.Payload) > MaxPayloadBytes,
            ErrorCode.RuleViolated, "What the job needs to know is larger than 1 MB.");
        var now = time.GetUtcNow().UtcDateTime;
        var job = new JobDocument
        {
            Id = ObjectId.GenerateNewId(),
            WorkspaceId = workspaceId,
            Type = request.Type,
            Title = request.Title,
            Payload = request.Payload,
            Status = JobState.Queued,
            DueUtc = now,
            MaxAttempts = Math.Max(1, request.MaxAttempts),
            ActorKind = (int)actor.Kind,
            ActorId = actor.Id,
            ActorName = actor.Name,
            CreatedUtc = now,
        };
        await jobs.CreateAsync(workspaceId, job, ct).ConfigureAwait(false);
        logger.JobQueued(job.Id, job.Type);
        signals.Changed(workspaceId, job.Id, JobStatus.Queued);
        signals.Wake();
        return JobInfos.Of(job, now);
    }

    /// <returns>Newest first.</returns>
    public async Task<Page<JobInfo>> ListAsync(Actor actor, ObjectId workspaceId, JobFilter filter, CancellationToken ct)
    {
        await access.DemandAsync(actor, Permission.ViewAnalytics, workspaceId, ct).ConfigureAwait(false);
        RuleViolationException.ThrowIf(filter.Limit is < 1 or > MaxLimit, ErrorCode.InvalidPageSize,
            $"A page holds 1 to {MaxLimit} jobs.");
        ObjectId? before = null;
        if (filter.Cursor is { } cursor)
        {
            RuleViolationException.ThrowIf(!ObjectId.TryParse(cursor, out var id), ErrorCode.InvalidCursor, "The cursor is none of ours.");
            before = id;
        }

        var statuses = filter.Statuses.Select(JobInfos.NameOf).ToList();
        var page = await jobs.PageAsync(workspaceId, statuses, filter.Type, filter.Limit, before, ct).ConfigureAwait(false);
        var now = time.GetUtcNow().UtcDateTime;
        return new Page<JobInfo>([.. page.Items.Select(j => JobInfos.Of(j, now))], page.Next?.ToString(), null);
    }

    /// <exception cref="NotFoundException">The workspace has no such job.</exception>
    public async Task<JobInfo> GetAsync(Actor actor, ObjectId workspaceId, ObjectId jobId, CancellationToken ct)
    {
        await access.DemandAsync(actor, Permission.ViewAnalytics, workspaceId, ct).ConfigureAwait(false);
        return await ReadAsync(workspaceId, jobId, ct).ConfigureAwait(false);
    }

    /// <summary>A waiting job ends at once; a running one within a second. What it did before stays done.</summary>
    /// <exception cref="ConflictException">The job is over.</exception>
    public Task<JobInfo> CancelAsync(Actor actor, ObjectId workspaceId, ObjectId jobId, CancellationToken ct) =>
        ChangeAsync(actor, workspaceId, jobId, "This job is over already.", async () =>
            await jobs.CancelWaitingAsync(workspaceId, jobId, time.GetUtcNow().UtcDateTime, ct).ConfigureAwait(false)
            || await jobs.RequestCancelAsync(workspaceId, jobId, ct).ConfigureAwait(false), ct);

    /// <exception cref="ConflictException">The job is over or paused.</exception>
    public Task<JobInfo> PauseAsync(Actor actor, ObjectId workspaceId, ObjectId jobId, CancellationToken ct) =>
        ChangeAsync(actor, workspaceId, jobId, "Only a waiting or running job can be paused.", async () =>
            await jobs.PauseWaitingAsync(workspaceId, jobId, ct).ConfigureAwait(false)
            || await jobs.RequestPauseAsync(workspaceId, jobId, ct).ConfigureAwait(false), ct);

    /// <summary>Goes on where a paused job stopped.</summary>
    /// <exception cref="ConflictException">The job is not paused.</exception>
    public Task<JobInfo> ResumeAsync(Actor actor, ObjectId workspaceId, ObjectId jobId, CancellationToken ct) =>
        ChangeAsync(actor, workspaceId, jobId, "This job is not paused.", () =>
            jobs.ResumeAsync(workspaceId, jobId, time.GetUtcNow().UtcDateTime, ct), ct);

    /// <summary>Goes on where a failed or cancelled job stopped, with all its attempts again.</summary>
    /// <exception cref="ConflictException">The job neither failed nor was cancelled.</exception>
    public Task<JobInfo> RetryAsync(Actor actor, ObjectId workspaceId, ObjectId jobId, CancellationToken ct) =>
        ChangeAsync(actor, workspaceId, jobId, "Only a failed or cancelled job can be tried again.", () =>
            jobs.RetryAsync(workspaceId, jobId, time.GetUtcNow().UtcDateTime, ct), ct);

    private async Task<JobInfo> ChangeAsync(
        Actor actor, ObjectId workspaceId, ObjectId jobId, string refusal, Func<Task<bool>> change, CancellationToken ct)
    {
        await access.DemandAsync(actor, Permission.IngestData, workspaceId, ct).ConfigureAwait(false);
        var isChanged = await change().ConfigureAwait(false);
        var job = await ReadAsync(workspaceId, jobId, ct).ConfigureAwait(false);
        ConflictException.ThrowIf(!isChanged, ErrorCode.JobStateConflict, refusal);
        signals.Changed(workspaceId, jobId, job.Status);
        signals.Wake();
        return job;
    }

    private async Task<JobInfo> ReadAsync(ObjectId workspaceId, ObjectId jobId, CancellationToken ct)
    {
        var job = await jobs.FindByIdAsync(workspaceId, jobId, ct).ConfigureAwait(false);
        return job is null
            ? throw new NotFoundException(ErrorCode.JobNotFound, "This job no longer exists.")
            : JobInfos.Of(job, time.GetUtcNow().UtcDateTime);
    }
}
