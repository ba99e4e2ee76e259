using Inspectra.Core.Services.Jobs;

namespace Inspectra.Core.Jobs;

/// <summary>Does one type of job. One instance serves all jobs of the type, several at once.</summary>
public interface IJobHandler
{
    /// <summary>One of <see cref="JobTypes"/>.</summary>
    string Type { get; }

    /// <summary>Works in idempotent steps from the context's checkpoint to the end.</summary>
    /// <param name="ct">Set within a second after the job was cancelled, paused or lost to another worker, and when
    /// the process stops. The handler ends with <see cref="OperationCanceledException"/>.</param>
    /// <returns>A summary as JSON, kept in the job; null when there is nothing to say.</returns>
    /// <exception cref="Errors.InspectraException">Trying again would change nothing: the job fails at once.</exception>
    Task<string?> RunAsync(JobContext context, CancellationToken ct);
}
