namespace Inspectra.Core.Services.Agents;

/// <summary>One line of the list of executions.</summary>
public sealed record ExecutionSummary
{
    /// <summary>Opaque: stands for this execution in addresses and in the API.</summary>
    public required string Id { get; init; }

    /// <summary>The client's id.</summary>
    public required string ExecutionId { get; init; }

    public required string Agent { get; init; }

    public string? User { get; init; }

    public required string Status { get; init; }

    public required DateTime StartedUtc { get; init; }

    public DateTime? CompletedUtc { get; init; }

    public TimeSpan? Duration { get; init; }

    public decimal? Credits { get; init; }

    public long? TokensIn { get; init; }

    public long? TokensOut { get; init; }

    public string? Model { get; init; }

    public string? Environment { get; init; }

    public string? Version { get; init; }

    public string? ErrorType { get; init; }
}
