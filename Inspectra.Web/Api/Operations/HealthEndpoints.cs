using Inspectra.Core.Services.Admin;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Inspectra.Web.Api.Operations;

/// <summary>Whether the process lives, and whether it can serve. Neither answer tells anything about the inside.</summary>
public static class HealthEndpoints
{
    public static void MapHealthEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Text("live")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/health/ready", ReadyAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<ContentHttpResult> ReadyAsync(ReadinessService readiness, CancellationToken ct) =>
        await readiness.IsReadyAsync(ct)
            ? TypedResults.Text("ready")
            : TypedResults.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
}
