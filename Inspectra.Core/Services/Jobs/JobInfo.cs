using MongoDB.Bson;

namespace Inspectra.Core.Services.Jobs;

/// <summary>A job as pages and the API show it.</summary>
public sealed record JobInfo
{
    public required ObjectId Id { get; init; }
    public required ObjectId WorkspaceId { get; init; }
    public required string Type { get; init; }
    public required string Title { get; init; }
    public required JobStatus Status { get; init; }

    /// <summary>The job was asked to stop and has not yet done so.</summary>
    public bool IsCancelRequested { get; init; }
    public bool IsPauseRequested { get; init; }

    /// <summary>What the job is at: a key such as <c>checking</c> or <c>writing</c>; null before it starts.</summary>
    public string? Phase { get; init; }
    public required long Done { get; init; }

    /// <summary>Null while it is not known how much there is to do.</summary>
    public long? Total { get; init; }

    /// <summary>What is counted: <c>rows</c>, <c>bytes</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Units a second over the current attempt; null before anything was done.</summary>
    public double? RatePerSecond { get; init; }

    /// <summary>Null when it cannot be told.</summary>
    public TimeSpan? Remaining { get; init; }
    public required int Attempts { get; init; }
    public required int MaxAttempts { get; init; }

    /// <summary>Why the last attempt failed, fit for the screen.</summary>
    public string? Error { get; init; }

    /// <summary>The handler's summary as JSON; what it holds depends on <see cref="Type"/>.</summary>
    public string? Result { get; init; }
    public required string ActorName { get; init; }
    public required DateTime CreatedUtc { get; init; }
    public DateTime? StartedUtc { get; init; }
    public DateTime? FinishedUtc { get; init; }

    /// <summary>When a failed attempt is followed by the next one; null when none is due.</summary>
    public DateTime? NextAttemptUtc { get; init; }

    public double? Fraction => Total is > 0 ? Math.Clamp((double)Done / Total.Value, 0, 1) : null;
    public bool IsOver => Status is JobStatus.Succeeded or JobStatus.Failed or JobStatus.Cancelled;
}
