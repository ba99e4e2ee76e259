using System.Text.Json;

namespace Inspectra.Web.Api.Agents;

/// <summary>One execution as a program sends it. Read straight from the bytes; this type is its description.</summary>
public sealed record ExecutionBody
{
    /// <summary>Your own id, at most 128 characters; unique together with the start time.</summary>
    public required string ExecutionId { get; init; }

    /// <summary>What ran, at most 200 characters.</summary>
    public required string Agent { get; init; }

    /// <summary>For whom it ran.</summary>
    public string? User { get; init; }

    /// <summary>succeeded, failed, cancelled, timed_out, running or queued; common synonyms are understood.</summary>
    public required string Status { get; init; }

    /// <summary>ISO 8601 with an offset or Z.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Seconds. Taken from start to completion when it is left out.</summary>
    public double? Duration { get; init; }

    public double? DurationMs { get; init; }

    public decimal? Credits { get; init; }

    public long? TokensIn { get; init; }

    public long? TokensOut { get; init; }

    public string? Model { get; init; }

    public string? Environment { get; init; }

    public string? Version { get; init; }

    public string? ErrorType { get; init; }

    /// <summary>At most 4,000 characters.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Any JSON object of at most 10 KB.</summary>
    public JsonElement? Metadata { get; init; }
}
