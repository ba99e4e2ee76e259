using MongoDB.Bson;

namespace Inspectra.Core.Services.Jobs;

/// <summary>What a handler holds while it works on a job: what to do, where it stopped last time, and how to say
/// how far it is.</summary>
public abstract class JobContext
{
    public required ObjectId JobId { get; init; }
    public required ObjectId WorkspaceId { get; init; }
    public required string Payload { get; init; }

    /// <summary>1 for the first attempt.</summary>
    public required int Attempt { get; init; }

    /// <summary>What the last <see cref="SaveAsync"/> of any attempt stored; null when there was none.</summary>
    public required string? Checkpoint { get; init; }

    /// <summary>Says how far the job is; cheap, written at most twice a second.</summary>
    public abstract void Report(string phase, long done, long? total, string unit);

    /// <summary>Stores where to go on after a kill. Refused when the lease was lost: the job is then another
    /// worker's, and the exception must end this attempt.</summary>
    /// <exception cref="OperationCanceledException">The lease was lost.</exception>
    public abstract Task SaveAsync(string checkpoint, CancellationToken ct);
}
