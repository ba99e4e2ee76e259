using Inspectra.Core.Db;
using Inspectra.Core.Errors;

namespace Inspectra.Web.Api.Operations;

/// <summary>Whether the process lives, and whether it can serve. Neither answer tells anything about the inside.</summary>
public static class HealthEndpoints
{
    public static void MapHealthEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Text("live")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/health/ready", ReadyAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(InspectraDatabase database, CancellationToken ct)
    {
        try
        {
            await database.GetAsync(ct);
            return TypedResults.Text("ready");
        }
        catch (UnavailableException)
        {
            return TypedResults.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
