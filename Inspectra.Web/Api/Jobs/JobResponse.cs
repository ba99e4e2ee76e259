using Inspectra.Core.Services.Jobs;
using Inspectra.Web.Api.Metrics;

namespace Inspectra.Web.Api.Jobs;

/// <param name="Status">queued, running, paused, succeeded, failed or cancelled.</param>
/// <param name="Unit">What done and total count.</param>
/// <param name="RemainingSeconds">Estimated; absent when it cannot be told.</param>
public sealed record JobResponse(
    string Id, string Type, string Title, string Status, string? Phase, long Done, long? Total, string Unit,
    double? RatePerSecond, double? RemainingSeconds, int Attempts, string? Error, DateTime CreatedAt, DateTime? StartedAt,
    DateTime? FinishedAt)
{
    public static JobResponse From(JobInfo job) => new(
        job.Id.ToString(),
        job.Type,
        job.Title,
        MetricResponse.Spell(job.Status.ToString()),
        job.Phase,
        job.Done,
        job.Total,
        job.Unit,
        job.RatePerSecond,
        job.Remaining?.TotalSeconds,
        job.Attempts,
        job.Error,
        job.CreatedUtc,
        job.StartedUtc,
        job.FinishedUtc);
}
