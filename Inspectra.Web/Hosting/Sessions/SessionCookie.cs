using Inspectra.Core.Services.Identity;

namespace Inspectra.Web.Hosting.Sessions;

internal static class SessionCookie
{
    private const string Name = "inspectra.session";

    public static string? Read(HttpContext context) => context.Request.Cookies[Name] is { Length: > 0 and < 512 } token ? token : null;

    public static void Write(HttpContext context, SessionTicket ticket) =>
        context.Response.Cookies.Append(Name, ticket.Token, Options(context, ticket.ExpiresUtc));

    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, null));

    private static CookieOptions Options(HttpContext context, DateTime? expiresUtc) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/", IsEssential = true, Expires = expiresUtc,
    };
}
