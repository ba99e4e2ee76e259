using Inspectra.Web.Api;

namespace Inspectra.Web.Hosting;

/// <summary>Refuses what a page of another site makes a browser send: posts, and the socket of a circuit, which no
/// same-origin rule protects. The API is left out: it never looks at cookies.</summary>
internal sealed class OriginGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments(ApiRoutes.Root) || !CanChange(context) || !IsForeign(request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    // HTTP/2 opens a socket by CONNECT, HTTP/1.1 by GET with an upgrade.
    private static bool CanChange(HttpContext context) =>
        !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method))
        || context.WebSockets.IsWebSocketRequest
        || context.Request.Headers.Upgrade.Count > 0;

    private static bool IsForeign(HttpRequest request)
    {
        // Browsers tell it outright where the connection is trustworthy; programs send neither header.
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
        {
            return site is not ("same-origin" or "none");
        }

        return request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && string.Equals(from.Authority, Authority(request, from), StringComparison.OrdinalIgnoreCase));
    }

    // The default port is written by some and left out by others.
    private static string Authority(HttpRequest request, Uri from) =>
        Uri.TryCreate($"{from.Scheme}://{request.Host.Value}", UriKind.Absolute, out var own) ? own.Authority : "";
}
