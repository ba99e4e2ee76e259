using Inspectra.Core.Errors;
using Inspectra.Core.Services.Jobs;
using Inspectra.Web.Api.Security;
using MongoDB.Bson;

namespace Inspectra.Web.Api.Jobs;

/// <summary>Long work of a workspace over HTTP: how far it is, and how to stop it.</summary>
public static class JobEndpoints
{
    public static void MapJobEndpoints(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(ApiRoutes.Workspace + "/jobs").WithTags("Jobs");
        group.MapGet("/", ListAsync).WithName("ListJobs").WithSummary("List jobs, newest first.")
            .Produces<PageResponse<JobResponse>>().ProducesApiProblems(400);
        group.MapGet("/{jobId}", GetAsync).WithName("GetJob").WithSummary("Read one job with its progress.")
            .Produces<JobResponse>().ProducesApiProblems();
        group.MapPost("/{jobId}/cancel", CancelAsync).WithName("CancelJob")
            .WithSummary("Cancel a job; what it did before stays done.")
            .Produces<JobResponse>().ProducesApiProblems(409);
    }

    private static async Task<PageResponse<JobResponse>> ListAsync(
        string workspaceId, string? cursor, int? limit, HttpContext context, JobService jobs, CancellationToken ct) =>
        PageResponse.From(
            await jobs.ListAsync(
                context.Actor(), WorkspaceRoute.Parse(workspaceId), new JobFilter { Cursor = cursor, Limit = limit ?? 50 }, ct),
            JobResponse.From);

    private static async Task<JobResponse> GetAsync(
        string workspaceId, string jobId, HttpContext context, JobService jobs, CancellationToken ct) =>
        JobResponse.From(await jobs.GetAsync(context.Actor(), WorkspaceRoute.Parse(workspaceId), ParseJob(jobId), ct));

    private static async Task<JobResponse> CancelAsync(
        string workspaceId, string jobId, HttpContext context, JobService jobs, CancellationToken ct) =>
        JobResponse.From(await jobs.CancelAsync(context.Actor(), WorkspaceRoute.Parse(workspaceId), ParseJob(jobId), ct));

    private static ObjectId ParseJob(string jobId) => ObjectId.TryParse(jobId, out var id)
        ? id
        : throw new NotFoundException(ErrorCode.JobNotFound, "This job no longer exists.");
}
