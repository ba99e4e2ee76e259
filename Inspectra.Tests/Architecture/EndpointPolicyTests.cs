using Inspectra.Web.Pages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Inspectra.Tests.Architecture;

/// <summary>Every address that the real server answers says who may call it.</summary>
public sealed class EndpointPolicyTests
{
    /// <summary>Addresses of the framework's own making, which carry no data by themselves: a circuit authorises each
    /// page it shows.</summary>
    private static readonly string[] s_frameworkPrefixes = ["/_blazor", "_blazor", "/_framework", "_framework"];

    [Fact]
    public void Endpoints_OfTheServer_NameAPolicyOrAreOpenOnPurpose()
    {
        using var server = new WebApplicationFactory<InspectraPage>().WithWebHostBuilder(host => host.UseSetting("Inspectra:InMemory", "true"));
        var endpoints = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        var unclassified = endpoints.SelectMany(Unclassified).Distinct().ToList();

        Assert.True(endpoints.Count > 10, "The server has more addresses than that.");
        Assert.True(unclassified.Count == 0, string.Join(Environment.NewLine, unclassified));
    }

    [Fact]
    public void Unclassified_EndpointWithoutAPolicy_IsReported()
    {
        var open = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/api/v1/anything"), 0, null, "offender");

        Assert.NotEmpty(Unclassified(open));
    }

    private static IEnumerable<string> Unclassified(RouteEndpoint endpoint)
    {
        var pattern = endpoint.RoutePattern.RawText ?? "";
        var isFramework = s_frameworkPrefixes.Any(prefix => pattern.StartsWith(prefix, StringComparison.Ordinal));
        var isClassified = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            || endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => !string.IsNullOrEmpty(data.Policy));
        return isFramework || isClassified ? [] : [$"{endpoint.DisplayName} ({pattern}) names no policy"];
    }
}
