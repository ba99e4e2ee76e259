using Inspectra.Web.Layout;
using Microsoft.AspNetCore.Components.Server;

namespace Inspectra.Web.Hosting;

internal static class WebPipeline
{
    public static void UseInspectraPipeline(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(PageRoutes.Error, createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute(PageRoutes.NotFound, createScopeForStatusCodePages: true);
        app.UseAntiforgery();
    }

    public static void MapInspectraPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapThemeEndpoint();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options =>
        {
            // Compressed sockets cost native memory for each open page and save little on updates this small.
            options.DisableWebSocketCompression = true;
            options.ContentSecurityFrameAncestorsPolicy = null;
        });
    }
}
