using System.Collections.Frozen;

namespace Inspectra.Core.Security;

/// <summary>Which rights a role brings. A role always has every right of the roles below it.</summary>
public static class RolePermissions
{
    private static readonly FrozenSet<string> s_viewer = Set([],
        Permission.ViewExecutiveDashboard, Permission.ViewAgentAnalytics, Permission.ViewAnalytics,
        Permission.ViewAlerts, Permission.ViewAgents, Permission.ViewMetrics);

    private static readonly FrozenSet<string> s_member = Set(s_viewer,
        Permission.ExportAnalytics, Permission.ExportMetrics);

    private static readonly FrozenSet<string> s_analyst = Set(s_member,
        Permission.ViewUserAnalytics, Permission.ExportData, Permission.CreateReports, Permission.ManageReports,
        Permission.IngestData);

    private static readonly FrozenSet<string> s_admin = Set(s_analyst,
        Permission.ViewSensitiveData, Permission.CreateAlerts, Permission.ManageAlerts,
        Permission.ManageIntegrations, Permission.ManageUsers, Permission.ViewAuditLogs, Permission.ManageAgents);

    /// <returns>The rights of the role; empty for a value that is no role.</returns>
    public static FrozenSet<string> Of(WorkspaceRole role) => role switch
    {
        WorkspaceRole.Viewer => s_viewer,
        WorkspaceRole.Member => s_member,
        WorkspaceRole.Analyst => s_analyst,
        WorkspaceRole.Admin => s_admin,
        WorkspaceRole.Owner => Permission.All,
        _ => FrozenSet<string>.Empty,
    };

    private static FrozenSet<string> Set(IEnumerable<string> below, params string[] added) =>
        below.Concat(added).ToFrozenSet(StringComparer.Ordinal);
}
