using Inspectra.Core.Errors;
using Inspectra.Core.Localization;
using Inspectra.Core.Services.Sources;
using Inspectra.Web.Hosting.Sessions;
using Inspectra.Web.State;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Localization;
using MongoDB.Bson;

namespace Inspectra.Web.Hosting.Files;

/// <summary>Files travel by plain requests beside the circuit, which would carry them forty times slower.</summary>
internal static class FileEndpoints
{
    public static void MapFileEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(PageRoutes.Upload, UploadAsync).RequireAuthorization(Policies.SignedIn).DisableAntiforgery().ExcludeFromDescription();
        routes.MapGet(PageRoutes.RejectedRows, RejectedAsync).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
    }

    /// <remarks>The form token is checked by hand, because the body is the file itself and not a form.</remarks>
    private static async Task<IResult> UploadAsync(
        HttpContext context, string workspaceId, string? name, IAntiforgery antiforgery, ImportService imports, IStringLocalizer<Texts> texts, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(context) || SessionClaims.ActorOf(context.User) is not { } actor || !ObjectId.TryParse(workspaceId, out var workspace) || name is null)
        {
            return TypedResults.BadRequest();
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null; // The service counts while it stores, and refuses with a message of its own.
        }

        try
        {
            var file = await imports.UploadAsync(actor, workspace, name, context.Request.Body, ct);
            return TypedResults.Text(file.Id.ToString());
        }
        catch (InspectraException refusal)
        {
            return TypedResults.Text(RefusalText.Of(refusal, texts), statusCode: refusal.StatusCode);
        }
    }

    private static async Task<IResult> RejectedAsync(
        HttpContext context, string workspaceId, string jobId, ImportService imports, ImportRejectionService rejections, CancellationToken ct)
    {
        if (SessionClaims.ActorOf(context.User) is not { } actor || !ObjectId.TryParse(workspaceId, out var workspace) || !ObjectId.TryParse(jobId, out var job))
        {
            return TypedResults.NotFound();
        }

        try
        {
            // Asked first, so that a refusal is a refusal and not the beginning of a file.
            await imports.GetReportAsync(actor, workspace, job, ct);
        }
        catch (InspectraException refusal)
        {
            return TypedResults.StatusCode(refusal.StatusCode);
        }

        return TypedResults.Stream(
            destination => rejections.WriteAsync(actor, workspace, job, destination, ct), "text/csv; charset=utf-8", $"rejected-rows-{jobId}.csv");
    }
}
