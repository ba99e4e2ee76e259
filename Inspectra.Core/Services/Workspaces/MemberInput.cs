using Inspectra.Core.Security;

namespace Inspectra.Core.Services.Workspaces;

/// <summary>Who is to join a workspace, and as what.</summary>
public sealed record MemberInput
{
    public required string Email { get; init; }

    /// <summary>Needed where the address has no account yet; the part before the @ otherwise.</summary>
    public string? Name { get; init; }

    public required WorkspaceRole Role { get; init; }
}
