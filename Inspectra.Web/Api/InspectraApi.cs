using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using Inspectra.Core;
using Inspectra.Core.Errors;
using Inspectra.Web.Api.Agents;
using Inspectra.Web.Api.Jobs;
using Inspectra.Web.Api.Metrics;
using Inspectra.Web.Api.OpenApi;
using Inspectra.Web.Api.Operations;
using Inspectra.Web.Api.Security;
using Inspectra.Web.Api.Workspaces;
using Inspectra.Web.Hosting.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.RateLimiting;

namespace Inspectra.Web.Api;

/// <summary>The HTTP API as a whole: what it needs, and its routes as a table of contents.</summary>
public static class InspectraApi
{
    public const string PolicyName = "ApiKey";
    public const string RateLimitName = "ApiKey";
    public const string DescriptionPolicyName = "ApiDescription";

    public static IServiceCollection AddInspectraApi(this IServiceCollection services)
    {
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthenticationHandler>(ApiKeyAuthenticationHandler.SchemeName, null);
        services.AddAuthorizationBuilder().AddPolicy(
            PolicyName,
            policy => policy.AddAuthenticationSchemes(ApiKeyAuthenticationHandler.SchemeName).RequireAuthenticatedUser())
            .AddPolicy(
                DescriptionPolicyName,
                policy => policy
                    .AddAuthenticationSchemes(SessionAuthentication.SchemeName, ApiKeyAuthenticationHandler.SchemeName)
                    .RequireAuthenticatedUser());
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            options.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            options.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        });
        // A body or parameter that cannot be read is answered like every other refusal.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddExceptionHandler<RefusalExceptionHandler>();
        services.AddInspectraOpenApi();
        services.AddRateLimiter(options => options.OnRejected = (rejected, _) => throw new RateLimitedException(
            ErrorCode.RateLimited,
            "Too many requests with this key. Wait a moment and try again.",
            rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1)));
        services.AddOptions<RateLimiterOptions>().Configure<InspectraSettings>((options, settings) =>
            options.AddPolicy(RateLimitName, context => LimitByKey(context, settings.ApiRequestsPerMinute)));
        return services;
    }

    public static void MapInspectraApi(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthEndpoints();
        routes.MapInspectraOpenApi();

        var api = routes.MapGroup("").RequireAuthorization(PolicyName).RequireRateLimiting(RateLimitName);
        api.MapWorkspaceEndpoints();
        api.MapExecutionEndpoints();
        api.MapMetricEndpoints();
        api.MapJobEndpoints();
        api.MapChangeEndpoints();

        routes.MapUnknownApiRoutes();
    }

    private static RateLimitPartition<string> LimitByKey(HttpContext context, int perMinute)
    {
        var key = context.User.Identity?.IsAuthenticated == true ? context.Actor().Id.ToString() : "anonymous";
        return RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        });
    }
}
