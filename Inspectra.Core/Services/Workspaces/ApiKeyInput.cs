namespace Inspectra.Core.Services.Workspaces;

/// <summary>What a new API key is to be.</summary>
public sealed record ApiKeyInput
{
    public required string Name { get; init; }

    /// <summary>Values of <see cref="Security.Permission"/>; at least one.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Null never expires.</summary>
    public DateTime? ExpiresUtc { get; init; }
}
