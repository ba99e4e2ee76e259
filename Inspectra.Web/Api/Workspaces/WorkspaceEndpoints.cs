using Inspectra.Core.Services.Workspaces;
using Inspectra.Web.Api.Security;

namespace Inspectra.Web.Api.Workspaces;

/// <summary>The workspace an API key belongs to.</summary>
public static class WorkspaceEndpoints
{
    public static void MapWorkspaceEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapGet(ApiRoutes.Workspace, GetAsync)
            .WithTags("Workspaces")
            .WithName("GetWorkspace")
            .WithSummary("Read the workspace's name and settings.")
            .Produces<WorkspaceResponse>()
            .ProducesApiProblems();

    private static async Task<WorkspaceResponse> GetAsync(
        string workspaceId, HttpContext context, WorkspaceService workspaces, CancellationToken ct) =>
        WorkspaceResponse.From(await workspaces.GetAsync(context.Actor(), WorkspaceRoute.Parse(workspaceId), ct));
}
