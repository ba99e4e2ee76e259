using Microsoft.Extensions.Logging;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Jobs;

internal static partial class JobsLog
{
    [LoggerMessage(4000, LogLevel.Information, "Job {JobId} of type {Type} is queued.")]
    public static partial void JobQueued(this ILogger logger, ObjectId jobId, string type);

    [LoggerMessage(4001, LogLevel.Information, "Job {JobId} is taken up, attempt {Attempt}.")]
    public static partial void JobClaimed(this ILogger logger, ObjectId jobId, int attempt);

    [LoggerMessage(4002, LogLevel.Information, "Job {JobId} is now {Status}.")]
    public static partial void JobLeft(this ILogger logger, ObjectId jobId, string status);

    [LoggerMessage(4003, LogLevel.Warning, "The lease of job {JobId} was lost; another worker has it.")]
    public static partial void LeaseLost(this ILogger logger, ObjectId jobId);

    [LoggerMessage(4004, LogLevel.Error, "An attempt at job {JobId} failed.")]
    public static partial void AttemptFailed(this ILogger logger, Exception exception, ObjectId jobId);

    [LoggerMessage(4005, LogLevel.Error, "Looking for jobs failed; it is tried again.")]
    public static partial void ClaimFailed(this ILogger logger, Exception exception);
}
