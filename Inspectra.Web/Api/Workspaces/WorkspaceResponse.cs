using Inspectra.Core.Services.Workspaces;

namespace Inspectra.Web.Api.Workspaces;

/// <param name="TimeZone">IANA zone in which days begin unless a reader chooses another.</param>
/// <param name="PricePerCredit">What one credit costs, in <paramref name="Currency"/>.</param>
public sealed record WorkspaceResponse(
    string Id, string Name, string TimeZone, decimal PricePerCredit, string Currency, DateTime CreatedAt)
{
    public static WorkspaceResponse From(WorkspaceSummary workspace) => new(
        workspace.Id.ToString(),
        workspace.Name,
        workspace.TimeZone,
        workspace.PricePerCredit,
        workspace.Currency,
        workspace.CreatedUtc);
}
