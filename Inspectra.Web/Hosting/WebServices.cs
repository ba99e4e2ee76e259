using System.IO.Compression;
using Inspectra.Web.State;
using Microsoft.AspNetCore.ResponseCompression;
using Radzen;

namespace Inspectra.Web.Hosting;

public static class WebServices
{
    public static IServiceCollection AddInspectraWeb(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddLocalization();
        services.AddHttpContextAccessor();
        services.AddRazorComponents().AddInteractiveServerComponents(circuit =>
        {
            circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
        });
        services.AddCascadingAuthenticationState();
        services.AddRadzenComponents();
        services.AddInspectraState();
        services.AddAntiforgery(options => options.HeaderName = "X-Antiforgery");
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "application/json", "application/problem+json", "text/csv"];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.AddHostedService<StartupAnnouncement>();
        return services;
    }

    private static void AddInspectraState(this IServiceCollection services)
    {
        services.AddScoped<WorkspaceState>();
        services.AddScoped<PeriodState>();
        services.AddScoped<ToastState>();
    }
}
