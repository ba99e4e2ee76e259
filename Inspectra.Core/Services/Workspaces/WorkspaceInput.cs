namespace Inspectra.Core.Services.Workspaces;

/// <summary>What can be said about a workspace. What is null takes the value of the settings in a new workspace, and
/// stays as it is in an existing one.</summary>
public sealed record WorkspaceInput
{
    public required string Name { get; init; }

    /// <summary>IANA zone.</summary>
    public string? TimeZone { get; init; }

    public decimal? PricePerCredit { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public string? Currency { get; init; }
}
