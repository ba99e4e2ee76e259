using Inspectra.Web.Api;
using Microsoft.AspNetCore.Diagnostics;

namespace Inspectra.Web.Hosting;

/// <summary>Programs that call the API get their problem details, never the page that people get.</summary>
internal sealed class ApiStatusCodes(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments(ApiRoutes.Root) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        return next(context);
    }
}
