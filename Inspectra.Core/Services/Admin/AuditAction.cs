namespace Inspectra.Core.Services.Admin;

/// <summary>What the audit log speaks of; stored, so a value is never changed.</summary>
public static class AuditAction
{
    public const string SetupCompleted = "setup.completed";
    public const string SignedIn = "session.signed_in";
    public const string SignInFailed = "session.sign_in_failed";
    public const string SignedOut = "session.signed_out";
    public const string SessionsEnded = "session.all_ended";
    public const string PasswordChanged = "user.password_changed";
    public const string UserRenamed = "user.renamed";
    public const string UserActivated = "user.activated";
    public const string UserDeactivated = "user.deactivated";
    public const string WorkspaceCreated = "workspace.created";
    public const string WorkspaceChanged = "workspace.changed";
    public const string WorkspaceRemoved = "workspace.removed";
    public const string MemberAdded = "member.added";
    public const string MemberRoleChanged = "member.role_changed";
    public const string MemberRemoved = "member.removed";
    public const string ApiKeyCreated = "api_key.created";
    public const string ApiKeyRevoked = "api_key.revoked";
    public const string ExecutionDeleted = "execution.deleted";
}
