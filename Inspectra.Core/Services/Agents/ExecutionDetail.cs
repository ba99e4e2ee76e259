namespace Inspectra.Core.Services.Agents;

/// <summary>Everything known about one execution.</summary>
public sealed record ExecutionDetail
{
    public required ExecutionSummary Summary { get; init; }

    public string? ErrorMessage { get; init; }

    /// <summary>Indented JSON of the metadata; null when there is none.</summary>
    public string? MetadataJson { get; init; }

    public required DateTime ReceivedUtc { get; init; }

    /// <summary>At the workspace's price per credit; null when no credits are known.</summary>
    public decimal? Cost { get; init; }
}
