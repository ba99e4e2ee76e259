using Inspectra.Core.Security;
using Inspectra.Core.Services.Identity;
using Inspectra.Core.Services.Workspaces;
using MongoDB.Bson;

namespace Inspectra.Bench.Support;

/// <summary>A data directory with an administrator, a workspace and an API key; no process has it open.</summary>
public sealed record Site(string DataDirectory, string WorkspaceId, string Email, string Password, string ApiKey)
{
    public ObjectId Workspace => ObjectId.Parse(WorkspaceId);

    public string IngestPath => $"/api/v1/workspaces/{WorkspaceId}/executions";

    public string DashboardPath => $"/w/{WorkspaceId}";

    public static async Task<Site> CreateAsync(string dataDirectory, CancellationToken ct)
    {
        const string email = "bench@example.org";
        const string password = "a quiet harbour at noon";
        await using var core = CoreHost.Open(dataDirectory);
        var token = await core.Get<SetupTokenService>().IssueAsync(ct)
            ?? throw new InvalidOperationException("The data directory is in use already: give an empty one.");
        var ticket = await core.Get<SetupService>().CompleteAsync(
            new SetupInput
            {
                Token = token, Email = email, Name = "Bench", Password = password, WorkspaceName = "Bench", TimeZone = "UTC",
                Source = "127.0.0.1", UserAgent = "bench",
            }, ct);
        var workspace = ticket.WorkspaceId ?? throw new InvalidOperationException("Set-up made no workspace.");
        var key = await core.Get<ApiKeyService>().CreateAsync(
            new Actor(ActorKind.User, ticket.UserId, ticket.Name), workspace,
            new ApiKeyInput { Name = "bench", Scopes = [Permission.IngestData, Permission.ViewMetrics] }, ct);
        return new Site(dataDirectory, workspace.ToString(), email, password, key.Secret);
    }
}
