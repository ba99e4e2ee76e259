using Inspectra.Core.Db;
using Inspectra.Core.Documents.Jobs;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Core.Repos.Jobs;

/// <summary>Jobs as workers see them. A worker serves all workspaces; each of its writes names its lease.</summary>
public sealed class JobLeaseRepository(InspectraDatabase database) : RepositoryBase<JobDocument>(database, CollectionNames.Jobs)
{
    private static readonly FindOneAndUpdateOptions<JobDocument> s_oldestDue =
        new() { ReturnDocument = ReturnDocument.After, Sort = Builders<JobDocument>.Sort.Ascending(j => j.DueUtc) };

    private static readonly FindOneAndUpdateOptions<JobDocument> s_after = new() { ReturnDocument = ReturnDocument.After };

    /// <summary>Takes the job that is due the longest; one whose worker fell silent before any other.</summary>
    /// <returns>Null when none is due.</returns>
    public async Task<JobDocument?> ClaimAcrossWorkspacesAsync(
        IReadOnlyCollection<string> types, string owner, DateTime nowUtc, DateTime leaseUntilUtc, CancellationToken ct)
    {
        var jobs = await CollectionAsync(ct).ConfigureAwait(false);
        var claim = Update.Set(j => j.Status, JobState.Running).Set(j => j.LeaseOwner, owner)
            .Set(j => j.LeaseUntilUtc, leaseUntilUtc).Set(j => j.HeartbeatUtc, nowUtc)
            .Set(j => j.StartedUtc, nowUtc).Inc(j => j.Fence, 1).Inc(j => j.Attempts, 1);
        var ofMine = Filter.In(j => j.Type, types);
        var silent = Filter.Eq(j => j.Status, JobState.Running) & Filter.Lt(j => j.LeaseUntilUtc, nowUtc) & ofMine;
        var waiting = Filter.Eq(j => j.Status, JobState.Queued) & Filter.Lte(j => j.DueUtc, nowUtc) & ofMine;
        return await jobs.FindOneAndUpdateAsync(silent, claim, s_oldestDue, ct).ConfigureAwait(false)
            ?? await jobs.FindOneAndUpdateAsync(waiting, claim, s_oldestDue, ct).ConfigureAwait(false);
    }

    /// <summary>Keeps the lease and says how far the job is.</summary>
    /// <returns>The job with the wishes that were set meanwhile; null when the lease is lost.</returns>
    public async Task<JobDocument?> BeatAcrossWorkspacesAsync(
        ObjectId jobId, long fence, JobDocument progress, DateTime nowUtc, DateTime leaseUntilUtc, CancellationToken ct)
    {
        var jobs = await CollectionAsync(ct).ConfigureAwait(false);
        var beat = Advance(progress).Set(j => j.HeartbeatUtc, nowUtc).Set(j => j.LeaseUntilUtc, leaseUntilUtc);
        return await jobs.FindOneAndUpdateAsync(Held(jobId, fence), beat, s_after, ct).ConfigureAwait(false);
    }

    /// <returns>False when the lease is lost.</returns>
    public Task<bool> SaveCheckpointAcrossWorkspacesAsync(
        ObjectId jobId, long fence, string checkpoint, JobDocument progress, DateTime leaseUntilUtc, CancellationToken ct) =>
        UpdateOneAsync(
            Held(jobId, fence),
            Advance(progress).Set(j => j.Checkpoint, checkpoint).Set(j => j.LeaseUntilUtc, leaseUntilUtc), null, ct);

    /// <returns>Null when there is no such job, or it never saved one.</returns>
    public async Task<string?> FindCheckpointAsync(ObjectId workspaceId, ObjectId jobId, CancellationToken ct) =>
        (await FindOneAsync(IdIs(jobId) & Filter.Eq(j => j.WorkspaceId, workspaceId), null, ct).ConfigureAwait(false))?.Checkpoint;

    /// <summary>Ends the work on a job for good.</summary>
    /// <returns>False when the lease is lost.</returns>
    public Task<bool> FinishAcrossWorkspacesAsync(
        ObjectId jobId, long fence, string status, string? result, string? error, JobDocument progress, DateTime nowUtc,
        CancellationToken ct)
    {
        var update = Advance(progress).Set(j => j.Status, status).Set(j => j.FinishedUtc, nowUtc).Set(j => j.HeartbeatUtc, nowUtc)
            .Set(j => j.CancelRequested, false).Set(j => j.PauseRequested, false)
            .Unset(j => j.LeaseOwner!).Unset(j => j.LeaseUntilUtc!);
        update = result is null ? update : update.Set(j => j.Result, result);
        update = error is null ? update.Unset(j => j.Error!) : update.Set(j => j.Error, error);
        return UpdateOneAsync(Held(jobId, fence), update, null, ct);
    }

    /// <summary>Gives a job back: to be paused, or to be taken again from <paramref name="dueUtc"/> on.</summary>
    /// <param name="attempts">How many attempts count.</param>
    /// <returns>False when the lease is lost.</returns>
    public Task<bool> ReleaseAcrossWorkspacesAsync(
        ObjectId jobId, long fence, string status, DateTime dueUtc, int attempts, string? error, JobDocument progress,
        CancellationToken ct)
    {
        var update = Advance(progress).Set(j => j.Status, status).Set(j => j.DueUtc, dueUtc).Set(j => j.Attempts, attempts)
            .Set(j => j.PauseRequested, false).Unset(j => j.LeaseOwner!).Unset(j => j.LeaseUntilUtc!);
        update = error is null ? update : update.Set(j => j.Error, error);
        return UpdateOneAsync(Held(jobId, fence), update, null, ct);
    }

    private static FilterDefinition<JobDocument> Held(ObjectId jobId, long fence) =>
        IdIs(jobId) & Filter.Eq(j => j.Fence, fence) & Filter.Eq(j => j.Status, JobState.Running);

    private static UpdateDefinition<JobDocument> Advance(JobDocument progress)
    {
        var update = Update.Set(j => j.Done, progress.Done).Set(j => j.Unit, progress.Unit);
        if (progress.Phase is { } phase) { update = update.Set(j => j.Phase, phase); }
        update = progress.Total is { } total ? update.Set(j => j.Total, total) : update.Unset(j => j.Total!);
        return progress.RatePerSecond is { } rate
            ? update.Set(j => j.RatePerSecond, rate)
            : update.Unset(j => j.RatePerSecond!);
    }
}
