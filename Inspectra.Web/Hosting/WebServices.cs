using System.IO.Compression;
using Inspectra.Core;
using Inspectra.Web.Hosting.Sessions;
using Inspectra.Web.Pages.Executive;
using Inspectra.Web.State;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.ResponseCompression;
using Radzen;

namespace Inspectra.Web.Hosting;

public static class WebServices
{
    public static IServiceCollection AddInspectraWeb(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSessionAuthentication();
        services.AddRazorComponents().AddInteractiveServerComponents(circuit =>
        {
            circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
            circuit.DisconnectedCircuitMaxRetained = 200;
        });
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, SessionRevalidation>();
        services.AddRadzenComponents();
        services.AddInspectraState();
        services.AddAntiforgery(options =>
        {
            options.HeaderName = "X-Antiforgery";
            options.Cookie.Name = "inspectra.form";
        });
        services.AddCompression();
        services.AddHostedService<StartupAnnouncement>();
        return services;
    }

    /// <summary>What remembers a person lives and ends with the circuit of their browser tab.</summary>
    public static IServiceCollection AddInspectraState(this IServiceCollection services)
    {
        services.AddScoped<SessionState>();
        services.AddScoped<WorkspaceState>();
        services.AddScoped<PeriodState>();
        services.AddScoped<LiveState>();
        services.AddScoped<JobsState>();
        services.AddScoped<ToastState>();
        services.AddScoped<FilterValues>();
        services.AddScoped<DrillAddress>();
        services.AddSingleton<ExecutiveLoader>();
        return services;
    }

    private static void AddSessionAuthentication(this IServiceCollection services)
    {
        services.AddAuthentication(SessionAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.SignedIn, policy => policy.AddAuthenticationSchemes(SessionAuthentication.SchemeName).RequireAuthenticatedUser());
    }

    private static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "application/json", "application/problem+json", "text/csv"];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }
}
