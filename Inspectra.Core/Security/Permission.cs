using System.Collections.Frozen;

namespace Inspectra.Core.Security;

/// <summary>Every right there is, as it is stored in API keys and named in the API.</summary>
public static class Permission
{
    public const string ViewExecutiveDashboard = "view_executive_dashboard";
    public const string ViewFinancialMetrics = "view_financial_metrics";
    public const string ViewAgentAnalytics = "view_agent_analytics";
    public const string ViewUserAnalytics = "view_user_analytics";
    public const string ViewAnalytics = "view_analytics";
    public const string ExportAnalytics = "export_analytics";
    public const string CreateReports = "create_reports";
    public const string ExportData = "export_data";
    public const string ViewSensitiveData = "view_sensitive_data";
    public const string DeleteData = "delete_data";
    public const string ViewAlerts = "view_alerts";
    public const string CreateAlerts = "create_alerts";
    public const string ManageAlerts = "manage_alerts";
    public const string ManageReports = "manage_reports";
    public const string ManageIntegrations = "manage_integrations";
    public const string ManageWorkspace = "manage_workspace";
    public const string ViewAllWorkspaces = "view_all_workspaces";
    public const string ManageUsers = "manage_users";
    public const string ViewAuditLogs = "view_audit_logs";
    public const string ViewAgents = "view_agents";
    public const string ManageAgents = "manage_agents";
    public const string ViewMetrics = "view_metrics";
    public const string ExportMetrics = "export_metrics";

    /// <summary>To send events through the API, and to import files.</summary>
    public const string IngestData = "ingest_data";

    public static FrozenSet<string> All { get; } = FrozenSet.Create(StringComparer.Ordinal,
        ViewExecutiveDashboard, ViewFinancialMetrics, ViewAgentAnalytics, ViewUserAnalytics, ViewAnalytics,
        ExportAnalytics, CreateReports, ExportData, ViewSensitiveData, DeleteData, ViewAlerts, CreateAlerts,
        ManageAlerts, ManageReports, ManageIntegrations, ManageWorkspace, ViewAllWorkspaces, ManageUsers,
        ViewAuditLogs, ViewAgents, ManageAgents, ViewMetrics, ExportMetrics, IngestData);
}
