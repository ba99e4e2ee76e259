namespace Inspectra.Web.Hosting;

/// <summary>Remembers in a cookie which workspace a browser opened last, so that the plain address leads back to it.</summary>
internal sealed class LastWorkspace(RequestDelegate next)
{
    private const string Name = "inspectra.workspace";

    public Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method)
            && PageRoutes.WorkspaceOf(context.Request.Path) is { Length: 24 } workspace
            && workspace.All(char.IsAsciiHexDigit) && Read(context) != workspace)
        {
            context.Response.Cookies.Append(Name, workspace, new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/", IsEssential = true, MaxAge = TimeSpan.FromDays(365),
            });
        }

        return next(context);
    }

    public static string? Read(HttpContext context) => context.Request.Cookies[Name];
}
