using Inspectra.Core;
using Microsoft.Extensions.Configuration.Json;

namespace Inspectra.Web.Hosting;

internal static class WebHostSetup
{
    private const string SharedSettings = "appsettings.Development.json";

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        // The output folder holds the settings and the static files however the process was started.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var shared = new JsonConfigurationSource
        {
            Path = Path.Combine(AppContext.BaseDirectory, SharedSettings), Optional = true, ReloadOnChange = false,
        };
        shared.ResolveFileProvider();
        // First source, so that environment variables and arguments still win.
        builder.Configuration.Sources.Insert(0, shared);

        builder.WebHost.UseStaticWebAssets();
        // Otherwise a server started from the build output would send every file without compression.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] ??= "false";

        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        {
            builder.WebHost.UseUrls(builder.Configuration[$"{InspectraSettings.Section}:{nameof(InspectraSettings.Urls)}"] ?? new InspectraSettings().Urls);
        }

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning);
        return builder;
    }
}
