using Inspectra.Core.Services.Identity;
using Microsoft.AspNetCore.Antiforgery;

namespace Inspectra.Web.Hosting.Sessions;

internal static class SessionEndpoints
{
    public static void MapSessionEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapPost(PageRoutes.SignOut, SignOutAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, SignInService signIn, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.BadRequest();
        }

        if (SessionCookie.Read(context) is { } token)
        {
            await signIn.SignOutAsync(token, ct);
        }

        SessionCookie.Remove(context);
        return TypedResults.Redirect(PageRoutes.SignIn);
    }
}
