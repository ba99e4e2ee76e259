using Inspectra.Core;
using Inspectra.Core.Errors;
using Inspectra.Core.Services.Agents;
using Inspectra.Web.Api.Security;

namespace Inspectra.Web.Api.Agents;

/// <summary>Executions over HTTP: programs send them, and read them back.</summary>
public static class ExecutionEndpoints
{
    public static void MapExecutionEndpoints(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(ApiRoutes.Workspace + "/executions").WithTags("Executions");
        group.MapPost("/", IngestAsync)
            .WithName("IngestExecutions")
            .WithSummary("Send one execution, an array of them, or one per line (NDJSON); gzip is accepted.")
            .WithDescription(
                "Idempotent per execution id and start time: a repeat is reported as duplicate. An execution sent as queued or "
                + "running is updated by its id when a newer state arrives. The answer comes when everything is durable. "
                + "At most 10,000 items and 10 MB after decompression.")
            .Accepts<ExecutionBody>(
                "application/json", "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines")
            .Produces<IngestResponse>()
            .ProducesApiProblems(400, 413, 415, 422, 429, 503);
        group.MapGet("/", ListAsync)
            .WithName("ListExecutions")
            .WithSummary("List executions of a period, newest first unless sorted otherwise.")
            .Produces<PageResponse<ExecutionResponse>>()
            .ProducesApiProblems(400, 422);
        group.MapGet("/{executionId}", GetAsync)
            .WithName("GetExecution")
            .WithSummary("Read one execution by the id that the list gives.")
            .Produces<ExecutionDetailResponse>()
            .ProducesApiProblems();
        group.MapDelete("/{executionId}", DeleteAsync)
            .WithName("DeleteExecution")
            .WithSummary("Delete one execution; the figures are counted again without it.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesApiProblems();
    }

    private static async Task<IResult> IngestAsync(
        string workspaceId, HttpContext context, ExecutionIngestService ingest, InspectraSettings settings, CancellationToken ct)
    {
        var workspace = WorkspaceRoute.Parse(workspaceId);
        var format = FormatOf(context.Request.ContentType);
        using var body = await RequestBodyReader.ReadAsync(context.Request, (int)settings.MaxBytesPerRequest, ct);
        var result = await ingest.IngestAsync(context.Actor(), workspace, body.Memory, format, ct);
        if (result.Rejected > 0 && result.Rejected == result.Outcomes.Count)
        {
            throw new ValidationException(
                ErrorCode.ExecutionInvalid,
                result.Rejected == 1 ? "The execution was refused." : $"All {result.Rejected} executions were refused.",
                [.. result.Rejections.Take(IngestResponse.MaxErrors).Select(r => new ValidationFailure(PathOf(r), r.Reason) { Code = ErrorCode.ExecutionInvalid })]);
        }

        return new IngestResponseResult(result);
    }

    private static async Task<PageResponse<ExecutionResponse>> ListAsync(
        string workspaceId, [AsParameters] ExecutionListParameters parameters, HttpContext context, ExecutionService executions,
        CancellationToken ct)
    {
        var page = await executions.ListAsync(context.Actor(), WorkspaceRoute.Parse(workspaceId), parameters.ToQuery(), ct);
        return PageResponse.From(page, ExecutionResponse.From);
    }

    private static async Task<ExecutionDetailResponse> GetAsync(
        string workspaceId, string executionId, HttpContext context, ExecutionService executions, CancellationToken ct) =>
        ExecutionDetailResponse.From(
            await executions.GetAsync(context.Actor(), WorkspaceRoute.Parse(workspaceId), executionId, ct));

    private static async Task<IResult> DeleteAsync(
        string workspaceId, string executionId, HttpContext context, ExecutionRemovalService removal, CancellationToken ct)
    {
        await removal.DeleteAsync(context.Actor(), WorkspaceRoute.Parse(workspaceId), executionId, ct);
        return TypedResults.NoContent();
    }

    private static ExecutionBodyFormat FormatOf(string? contentType)
    {
        var mediaType = contentType?.Split(';', 2)[0].Trim() ?? "";
        return mediaType.ToLowerInvariant() switch
        {
            "application/json" => ExecutionBodyFormat.Json,
            "application/x-ndjson" or "application/ndjson" or "application/jsonl" or "application/x-jsonlines" =>
                ExecutionBodyFormat.NewlineDelimitedJson,
            _ => throw new UnsupportedMediaTypeException(
                ErrorCode.UnsupportedMediaType, "Send application/json or application/x-ndjson."),
        };
    }

    private static string PathOf(IngestRejection rejection) => rejection.Field.Length == 0
        ? $"items[{rejection.Index}]"
        : $"items[{rejection.Index}].{rejection.Field}";
}
