using Inspectra.Core.Db;
using Inspectra.Core.Documents.Jobs;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Inspectra.Core.Repos.Jobs;

/// <summary>Jobs as people see them; what workers ask is in <see cref="JobLeaseRepository"/>.</summary>
public sealed class JobRepository(InspectraDatabase database) : WorkspaceRepository<JobDocument>(database, CollectionNames.Jobs)
{
    /// <returns>Newest first.</returns>
    public Task<RepositoryPage<JobDocument>> PageAsync(
        ObjectId workspaceId, IReadOnlyCollection<string> statuses, string? type, int limit, ObjectId? before,
        CancellationToken ct)
    {
        var filter = In(workspaceId);
        if (statuses.Count > 0) { filter &= Filter.In(j => j.Status, statuses); }
        if (type is not null) { filter &= Filter.Eq(j => j.Type, type); }
        return PageAsync(filter, j => j.Id, limit, before, ct);
    }

    /// <summary>Ends a job that nobody works on.</summary>
    /// <returns>False when it is not waiting.</returns>
    public Task<bool> CancelWaitingAsync(ObjectId workspaceId, ObjectId jobId, DateTime nowUtc, CancellationToken ct) =>
        UpdateOneAsync(
            In(workspaceId) & IdIs(jobId) & Filter.In(j => j.Status, [JobState.Queued, JobState.Paused]),
            Update.Set(j => j.Status, JobState.Cancelled).Set(j => j.FinishedUtc, nowUtc), null, ct);

    /// <returns>False when it is not running.</returns>
    public Task<bool> RequestCancelAsync(ObjectId workspaceId, ObjectId jobId, CancellationToken ct) =>
        UpdateOneAsync(Running(workspaceId, jobId), Update.Set(j => j.CancelRequested, true), null, ct);

    /// <returns>False when it is not waiting for a worker.</returns>
    public Task<bool> PauseWaitingAsync(ObjectId workspaceId, ObjectId jobId, CancellationToken ct) =>
        UpdateOneAsync(
            In(workspaceId) & IdIs(jobId) & Filter.Eq(j => j.Status, JobState.Queued),
            Update.Set(j => j.Status, JobState.Paused), null, ct);

    /// <returns>False when it is not running.</returns>
    public Task<bool> RequestPauseAsync(ObjectId workspaceId, ObjectId jobId, CancellationToken ct) =>
        UpdateOneAsync(Running(workspaceId, jobId), Update.Set(j => j.PauseRequested, true), null, ct);

    /// <returns>False when it is not paused.</returns>
    public Task<bool> ResumeAsync(ObjectId workspaceId, ObjectId jobId, DateTime nowUtc, CancellationToken ct) =>
        UpdateOneAsync(
            In(workspaceId) & IdIs(jobId) & Filter.Eq(j => j.Status, JobState.Paused),
            Update.Set(j => j.Status, JobState.Queued).Set(j => j.DueUtc, nowUtc), null, ct);

    /// <summary>Gives a job all its attempts again.</summary>
    /// <returns>False when it neither failed nor was cancelled.</returns>
    public Task<bool> RetryAsync(ObjectId workspaceId, ObjectId jobId, DateTime nowUtc, CancellationToken ct) =>
        UpdateOneAsync(
            In(workspaceId) & IdIs(jobId) & Filter.In(j => j.Status, [JobState.Failed, JobState.Cancelled]),
            Update.Set(j => j.Status, JobState.Queued).Set(j => j.DueUtc, nowUtc).Set(j => j.Attempts, 0)
                .Set(j => j.CancelRequested, false).Set(j => j.PauseRequested, false)
                .Unset(j => j.FinishedUtc!).Unset(j => j.Error!), null, ct);

    private static FilterDefinition<JobDocument> Running(ObjectId workspaceId, ObjectId jobId) =>
        In(workspaceId) & IdIs(jobId) & Filter.Eq(j => j.Status, JobState.Running);
}
