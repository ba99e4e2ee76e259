using System.Net;
using System.Net.WebSockets;
using System.Text;
using Inspectra.Core.Security;
using Inspectra.Tests.Support;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Inspectra.Tests.Api;

/// <summary>What other sites make a browser send, and how much one visitor may take of the server.</summary>
[Collection(ApiCollection.Name)]
public sealed class ForeignOriginTests(ApiServer server)
{
    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Post_FromAnotherSite_IsRefused(string header, string value)
    {
        foreach (var path in new[] { "/theme?value=dark", "/sign-in", "/sign-out", $"/w/{server.Owner.WorkspaceId}/uploads?name=a.csv" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("") };
            request.Headers.TryAddWithoutValidation(header, value);
            request.Headers.Add("Cookie", $"inspectra.session={server.Owner.SessionToken}");
            using var response = await server.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            Assert.False(response.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public async Task Post_FromOurOwnPage_Passes()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/theme?value=dark");
        request.Headers.TryAddWithoutValidation("Origin", $"{server.Address.Scheme}://{server.Address.Authority}");

        using var response = await server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example", false)]
    [InlineData("null", false)]
    [InlineData("own", true)]
    [InlineData(null, true)]
    public async Task Circuit_Socket_OpensForOurOwnPagesOnly(string? origin, bool opens)
    {
        using var socket = new ClientWebSocket();
        var own = $"{server.Address.Scheme}://{server.Address.Authority}";
        if (origin is not null) { socket.Options.SetRequestHeader("Origin", origin == "own" ? own : origin); }
        socket.Options.SetRequestHeader("Cookie", $"inspectra.session={server.Owner.SessionToken}");

        var opening = socket.ConnectAsync(new Uri($"ws://{server.Address.Authority}/_blazor"), CancellationToken.None);

        if (opens) { await opening; }
        else { await Assert.ThrowsAsync<WebSocketException>(() => opening); }
    }

    [Fact]
    public async Task Api_PreflightFromAnotherSite_AllowsNothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, $"/api/v1/workspaces/{server.Owner.WorkspaceId}/executions");
        request.Headers.Add("Origin", "https://evil.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");

        using var response = await server.Http.SendAsync(request);

        Assert.DoesNotContain(response.Headers, h => h.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/.git/config")]
    [InlineData("/appsettings.Development.json")]
    [InlineData("/data")]
    [InlineData("/../appsettings.json")]
    [InlineData("/%2e%2e/appsettings.Development.json")]
    [InlineData("/swagger")]
    [InlineData("/vendor/")]
    [InlineData("/Inspectra.Web.dll")]
    public async Task Probes_FindNothing(string path)
    {
        using var response = await server.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("Inspectra:", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Circuits_KeepTheBoundsOfTheFramework()
    {
        var circuits = server.Get<IOptions<CircuitOptions>>().Value;
        var hub = server.Get<IOptions<HubOptions>>().Value;

        Assert.False(circuits.DetailedErrors);
        Assert.InRange(circuits.DisconnectedCircuitMaxRetained, 1, 200);
        Assert.InRange(circuits.DisconnectedCircuitRetentionPeriod, TimeSpan.Zero, TimeSpan.FromMinutes(3));
        Assert.InRange(circuits.MaxBufferedUnacknowledgedRenderBatches, 1, 10);
        Assert.InRange(circuits.JSInteropDefaultCallTimeout, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.InRange(hub.MaximumReceiveMessageSize ?? long.MaxValue, 1, 32 * 1024);
        Assert.InRange(hub.MaximumParallelInvocationsPerClient, 1, 1);
    }

    [Fact]
    public async Task Answers_OverTheWire_AreNotKeptByCaches()
    {
        var workspace = await server.NewWorkspaceAsync(Permission.ViewAgents);

        var answer = await workspace.GetAsync("");

        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
    }

    [Fact]
    public async Task HeaderOfALine_IsOneLineEverywhere()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in?returnUrl=" + Uri.EscapeDataString("/\r\nSet-Cookie: a=b"));

        using var response = await server.Http.SendAsync(request);

        Assert.DoesNotContain(response.Headers, h => h.Value.Any(v => v.Contains("a=b", StringComparison.Ordinal)));
        Assert.DoesNotContain("Set-Cookie: a=b", Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
    }
}
