using Inspectra.Web.Api;
using Inspectra.Web.Hosting.Files;
using Inspectra.Web.Hosting.Sessions;
using Inspectra.Web.Layout;

namespace Inspectra.Web.Hosting;

internal static class WebPipeline
{
    // The only language so far; without this the language of the host's shell would decide what readers see.
    private const string Language = "en-US";

    public static void UseInspectraPipeline(this WebApplication app)
    {
        app.UseRequestLocalization(Language);
        app.UseResponseCompression();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(PageRoutes.Error, createScopeForErrors: true);
        // Not in a branch of its own: a branch has its own routes, and would not find the page to show.
        app.UseStatusCodePagesWithReExecute(PageRoutes.NotFound, createScopeForStatusCodePages: true);
        app.UseMiddleware<ApiStatusCodes>();
        app.UseMiddleware<OriginGuard>();
        app.UseMiddleware<LastWorkspace>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
    }

    public static void MapInspectraPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapThemeEndpoint();
        app.MapSessionEndpoints();
        app.MapFileEndpoints();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options =>
        {
            // Compressed sockets cost native memory for each open page and save little on updates this small.
            options.DisableWebSocketCompression = true;
            options.ContentSecurityFrameAncestorsPolicy = null;
        });
    }
}
