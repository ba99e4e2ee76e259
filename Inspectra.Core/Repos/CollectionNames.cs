namespace Inspectra.Core.Repos;

/// <summary>The name of every collection, and where each keeps the workspace it belongs to.</summary>
public static class CollectionNames
{
    public const string Schema = "schema";
    public const string Setup = "setup";
    public const string Users = "users";
    public const string Sessions = "sessions";
    public const string SignInAttempts = "sign_in_attempts";
    public const string DataProtectionKeys = "data_protection_keys";
    public const string Workspaces = "workspaces";
    public const string Members = "members";
    public const string ApiKeys = "api_keys";
    public const string AuditEntries = "audit_entries";
    public const string Executions = "executions";
    public const string Activity = "activity";
    public const string Rollups = "rollups";
    public const string PendingRollups = "rollup_pending";
    public const string DataVersions = "data_versions";
    public const string OpenEvents = "open_events";
    public const string Jobs = "jobs";
    public const string Files = "fs.files";
    public const string ImportRejections = "import_rejections";
    public const string FileChunks = "fs.chunks";

    /// <summary>Collections that are emptied when a workspace is removed, with the path of its id in each.
    /// The audit log stays. Chunks of files go with their files.</summary>
    public static IReadOnlyList<(string Collection, string WorkspacePath)> OfWorkspace { get; } =
    [
        (Executions, "_id.w"),
        (Activity, "_id.w"),
        (Rollups, "_id.w"),
        (PendingRollups, "_id.w"),
        (DataVersions, "_id.w"),
        (OpenEvents, "_id.w"),
        (Jobs, "workspaceId"),
        (ImportRejections, "workspaceId"),
        (ApiKeys, "workspaceId"),
        (Members, "workspaceId"),
    ];
}
