namespace Inspectra.Web;

/// <summary>Every page address. Templates are what <c>@attribute [Route]</c> takes; the methods build an address from them.</summary>
public static class PageRoutes
{
    public const string Root = "/";
    public const string Setup = "/setup";
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string Theme = "/theme";
    public const string ApiDocs = "/api-docs";
    public const string NotFound = "/not-found";
    public const string Error = "/error";

    public const string Executive = "/w/{workspace}";
    public const string Executions = "/w/{workspace}/executions";
    public const string ExecutionDetail = "/w/{workspace}/executions/{execution}";
    public const string Import = "/w/{workspace}/import";
    public const string Jobs = "/w/{workspace}/jobs";
    public const string Members = "/w/{workspace}/members";
    public const string ApiKeys = "/w/{workspace}/api-keys";

    /// <param name="template">One of the workspace templates above.</param>
    /// <param name="workspace">The workspace id as it stands in addresses.</param>
    public static string For(string template, string workspace) =>
        template.Replace("{workspace}", workspace, StringComparison.Ordinal);

    public static string ForExecution(string workspace, string execution) =>
        For(ExecutionDetail, workspace).Replace("{execution}", Uri.EscapeDataString(execution), StringComparison.Ordinal);

    /// <returns>The workspace id inside a path, or null when the path is not a workspace page.</returns>
    public static string? WorkspaceOf(string path)
    {
        var parts = path.Trim('/').Split('/', '?', '#');
        return parts.Length >= 2 && parts[0] == "w" && parts[1].Length > 0 ? parts[1] : null;
    }
}
