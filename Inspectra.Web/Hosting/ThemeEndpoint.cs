using Inspectra.Web.State;
using Microsoft.AspNetCore.Mvc;

namespace Inspectra.Web.Hosting;

internal static class ThemeEndpoint
{
    /// <summary>Keeps the chosen theme in a cookie, so that the next first paint is already right.</summary>
    public static void MapThemeEndpoint(this IEndpointRouteBuilder routes) =>
        routes.MapPost(PageRoutes.Theme, Remember).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static IResult Remember(HttpContext context, [FromQuery] string? value)
    {
        if (value is null || !ThemeCookie.IsTheme(value))
        {
            return TypedResults.BadRequest();
        }

        context.Response.Cookies.Append(ThemeCookie.Name, value, new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = TimeSpan.FromDays(365),
            Secure = context.Request.IsHttps, Path = "/",
        });
        return TypedResults.NoContent();
    }
}
