using Inspectra.Core.Documents.Jobs;

namespace Inspectra.Core.Services.Jobs;

/// <summary>Turns stored jobs into what is shown.</summary>
internal static class JobInfos
{
    public static JobInfo Of(JobDocument job, DateTime nowUtc)
    {
        var status = StatusOf(job.Status);
        var isRunning = status == JobStatus.Running;
        return new JobInfo
        {
            Id = job.Id,
            WorkspaceId = job.WorkspaceId,
            Type = job.Type,
            Title = job.Title,
            Status = status,
            IsCancelRequested = isRunning && job.CancelRequested,
            IsPauseRequested = isRunning && job.PauseRequested,
            Phase = job.Phase,
            Done = job.Done,
            Total = job.Total,
            Unit = job.Unit,
            RatePerSecond = job.RatePerSecond,
            Remaining = isRunning ? RemainingOf(job) : null,
            Attempts = job.Attempts,
            MaxAttempts = job.MaxAttempts,
            Error = job.Error,
            Result = job.Result,
            ActorName = job.ActorName,
            CreatedUtc = job.CreatedUtc,
            StartedUtc = job.StartedUtc,
            FinishedUtc = job.FinishedUtc,
            NextAttemptUtc = status == JobStatus.Queued && job.Attempts > 0 && job.DueUtc > nowUtc ? job.DueUtc : null,
        };
    }

    public static string NameOf(JobStatus status) => status switch
    {
        JobStatus.Queued => JobState.Queued,
        JobStatus.Running => JobState.Running,
        JobStatus.Paused => JobState.Paused,
        JobStatus.Succeeded => JobState.Succeeded,
        JobStatus.Failed => JobState.Failed,
        _ => JobState.Cancelled,
    };

    public static JobStatus StatusOf(string state) => state switch
    {
        JobState.Queued => JobStatus.Queued,
        JobState.Running => JobStatus.Running,
        JobState.Paused => JobStatus.Paused,
        JobState.Succeeded => JobStatus.Succeeded,
        JobState.Failed => JobStatus.Failed,
        _ => JobStatus.Cancelled,
    };

    private static TimeSpan? RemainingOf(JobDocument job) =>
        job is { Total: { } total, RatePerSecond: > 0 and var rate } && total >= job.Done
            ? TimeSpan.FromSeconds(Math.Min((total - job.Done) / rate, 30 * 86_400))
            : null;
}
