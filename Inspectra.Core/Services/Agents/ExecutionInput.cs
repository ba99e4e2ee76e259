namespace Inspectra.Core.Services.Agents;

/// <summary>One execution as an import or the demo data hand it over; it passes the same checks as one sent over HTTP.</summary>
public sealed record ExecutionInput
{
    /// <summary>The client's id, at most 128 characters.</summary>
    public required string ExecutionId { get; init; }

    /// <summary>At most 200 characters, like every name here.</summary>
    public required string Agent { get; init; }

    public string? User { get; init; }

    /// <summary>One of <see cref="ExecutionStatus"/> or a known synonym such as <c>completed</c>.</summary>
    public required string Status { get; init; }

    public required DateTime StartedUtc { get; init; }

    public DateTime? CompletedUtc { get; init; }

    /// <summary>When absent and the end is known, the time from start to end.</summary>
    public TimeSpan? Duration { get; init; }

    public decimal? Credits { get; init; }

    public long? TokensIn { get; init; }

    public long? TokensOut { get; init; }

    public string? Model { get; init; }

    public string? Environment { get; init; }

    public string? Version { get; init; }

    public string? ErrorType { get; init; }

    /// <summary>At most 4,000 characters.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>A JSON object of at most 10 KB.</summary>
    public string? MetadataJson { get; init; }

    /// <summary>Line of the file it came from, for messages; 0 when there is none.</summary>
    public long Line { get; init; }
}
