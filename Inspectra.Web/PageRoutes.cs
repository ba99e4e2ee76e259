namespace Inspectra.Web;

/// <summary>Every page address. Templates are what <c>@attribute [Route]</c> takes; the methods build an address from them.</summary>
public static class PageRoutes
{
    public const string Root = "/";
    public const string Setup = "/setup";
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string Password = "/password";
    public const string NewWorkspace = "/workspaces/new";
    public const string Theme = "/theme";
    public const string ApiDocs = "/api-docs";
    public const string NotFound = "/not-found";
    public const string Error = "/error";

    public const string Executive = "/w/{workspaceId}";
    public const string Executions = "/w/{workspaceId}/executions";
    public const string ExecutionDetail = "/w/{workspaceId}/executions/{executionId}";
    public const string Import = "/w/{workspaceId}/import";
    public const string Jobs = "/w/{workspaceId}/jobs";
    public const string Members = "/w/{workspaceId}/members";
    public const string ApiKeys = "/w/{workspaceId}/api-keys";
    public const string Upload = "/w/{workspaceId}/uploads";
    public const string RejectedRows = "/w/{workspaceId}/jobs/{jobId}/rejected-rows.csv";

    /// <param name="template">One of the workspace templates above.</param>
    /// <param name="workspace">The workspace id as it stands in addresses.</param>
    public static string For(string template, string workspace) =>
        template.Replace("{workspaceId}", workspace, StringComparison.Ordinal);

    public static string ForExecution(string workspace, string execution) =>
        For(ExecutionDetail, workspace).Replace("{executionId}", Uri.EscapeDataString(execution), StringComparison.Ordinal);

    /// <returns>The workspace id inside a path, or null when the path is not a workspace page.</returns>
    public static string? WorkspaceOf(string path)
    {
        var parts = path.Trim('/').Split('/', '?', '#');
        return parts.Length >= 2 && parts[0] == "w" && parts[1].Length > 0 ? parts[1] : null;
    }
}
