using Inspectra.Core.Metrics;
using Inspectra.Core.Security;
using Inspectra.Web.Api.Security;

namespace Inspectra.Web.Api.Metrics;

/// <summary>The metric engine over HTTP: the same questions and answers as the pages have.</summary>
public static class MetricEndpoints
{
    public static void MapMetricEndpoints(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(ApiRoutes.Workspace + "/metrics").WithTags("Metrics");
        group.MapGet("/", ListAsync)
            .WithName("ListMetrics")
            .WithSummary("List every metric with its unit and the dimensions it may be split by.")
            .Produces<IReadOnlyList<MetricResponse>>()
            .ProducesApiProblems();
        group.MapPost("/query", QueryAsync)
            .WithName("QueryMetrics")
            .WithSummary("Ask for metrics over a period, by time, by dimension and compared with another period.")
            .Produces<MetricAnswerResponse>()
            .ProducesApiProblems(400, 415, 422, 503);
    }

    private static async Task<IReadOnlyList<MetricResponse>> ListAsync(
        string workspaceId, HttpContext context, AccessService access, MetricCatalogue catalogue, CancellationToken ct)
    {
        await access.DemandAsync(context.Actor(), Permission.ViewMetrics, WorkspaceRoute.Parse(workspaceId), ct);
        return [.. catalogue.Definitions.Select(MetricResponse.From)];
    }

    private static async Task<MetricAnswerResponse> QueryAsync(
        string workspaceId, MetricQueryBody body, HttpContext context, MetricService metrics, CancellationToken ct) =>
        MetricAnswerResponse.From(
            await metrics.QueryAsync(context.Actor(), body.ToQuery(WorkspaceRoute.Parse(workspaceId)), ct));
}
