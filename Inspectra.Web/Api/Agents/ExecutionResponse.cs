using System.Text.Json;
using Inspectra.Core.Services.Agents;

namespace Inspectra.Web.Api.Agents;

/// <summary>One line of the list of executions.</summary>
public record ExecutionResponse
{
    /// <summary>Opaque; stands for this execution in addresses.</summary>
    public required string Id { get; init; }

    public required string ExecutionId { get; init; }

    public required string Agent { get; init; }

    public string? User { get; init; }

    public required string Status { get; init; }

    public required DateTime StartedAt { get; init; }

    public DateTime? CompletedAt { get; init; }

    /// <summary>Seconds.</summary>
    public double? Duration { get; init; }

    public decimal? Credits { get; init; }

    public long? TokensIn { get; init; }

    public long? TokensOut { get; init; }

    public string? Model { get; init; }

    public string? Environment { get; init; }

    public string? Version { get; init; }

    public string? ErrorType { get; init; }

    public static ExecutionResponse From(ExecutionSummary summary) => new()
    {
        Id = summary.Id,
        ExecutionId = summary.ExecutionId,
        Agent = summary.Agent,
        User = summary.User,
        Status = summary.Status,
        StartedAt = summary.StartedUtc,
        CompletedAt = summary.CompletedUtc,
        Duration = summary.Duration?.TotalSeconds,
        Credits = summary.Credits,
        TokensIn = summary.TokensIn,
        TokensOut = summary.TokensOut,
        Model = summary.Model,
        Environment = summary.Environment,
        Version = summary.Version,
        ErrorType = summary.ErrorType,
    };
}

/// <summary>Everything known about one execution.</summary>
public sealed record ExecutionDetailResponse
{
    public required ExecutionResponse Execution { get; init; }

    public string? ErrorMessage { get; init; }

    public JsonElement? Metadata { get; init; }

    public required DateTime ReceivedAt { get; init; }

    /// <summary>At the workspace's price per credit.</summary>
    public decimal? Cost { get; init; }

    public static ExecutionDetailResponse From(ExecutionDetail detail) => new()
    {
        Execution = ExecutionResponse.From(detail.Summary),
        ErrorMessage = detail.ErrorMessage,
        Metadata = detail.MetadataJson is { } json ? JsonSerializer.Deserialize<JsonElement>(json) : null,
        ReceivedAt = detail.ReceivedUtc,
        Cost = detail.Cost,
    };
}
