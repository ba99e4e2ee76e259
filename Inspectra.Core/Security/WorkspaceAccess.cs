namespace Inspectra.Core.Security;

/// <summary>What one actor may do in one workspace.</summary>
/// <param name="Role">Null for API keys and the system, which have rights but no role.</param>
public sealed record WorkspaceAccess(WorkspaceRole? Role, IReadOnlySet<string> Permissions)
{
    public bool May(string permission) => Permissions.Contains(permission);
}
