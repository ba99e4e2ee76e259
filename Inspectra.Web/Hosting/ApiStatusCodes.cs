using Inspectra.Web.Api;
using Microsoft.AspNetCore.Diagnostics;

namespace Inspectra.Web.Hosting;

/// <summary>Programs that call the API get their problem details, and scripts that send a file or a value a bare status;
/// only people who open an address or send a form get the page, which could not be shown for another body either.</summary>
internal sealed class ApiStatusCodes(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!IsOfAPerson(context.Request) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        return next(context);
    }

    private static bool IsOfAPerson(HttpRequest request) => !request.Path.StartsWithSegments(ApiRoutes.Root)
        && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.HasFormContentType);
}
