using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Jobs;
using Inspectra.Core.Services.Workspaces;
using Inspectra.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace Inspectra.Tests.Api;

/// <summary>Every address of the server against everybody who should not come in, and one who may.</summary>
[Collection(ApiCollection.Name)]
public sealed class EndpointMatrixTests(ApiServer server)
{
    /// <summary>Finds files that are newer than the build; there only while developing.</summary>
    private const string FileFallback = "{**path:file}";

    private static readonly string[] s_bodies = ["POST", "PUT", "PATCH"];

    [Fact]
    public async Task Endpoints_AskedByEverybody_AnswerAsApproved()
    {
        var workspace = await server.NewWorkspaceAsync();
        var foreign = await server.NewWorkspaceAsync();
        var callers = await CallersAsync(workspace, foreign);
        var rows = new List<string>();

        foreach (var (method, pattern) in Routes())
        {
            var statuses = new List<string>();
            foreach (var (name, sign) in callers)
            {
                var path = await FillAsync(workspace, pattern);
                using var request = Request(method, path);
                sign(request);
                using var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                AssertHeaders(response, $"{method} {path} as {name}");
                statuses.Add($"{name} {((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)}");
            }

            rows.Add($"{method} {pattern} | {string.Join(" | ", statuses)}");
        }

        Snapshot.Check("endpoints.txt", rows);
    }

    [Fact]
    public async Task ForeignAndMissing_AreTheSameByteForByte()
    {
        var workspace = await server.NewWorkspaceAsync();
        var foreign = await server.NewWorkspaceAsync();
        await foreign.IngestAsync(Executions.One("theirs"));
        var theirs = (await foreign.GetAsync($"/executions?from={Executions.Time(-1)}&to={Executions.Time(1)}"))["items"][0].GetProperty("id").GetString();
        var job = await QueueAsync(foreign);

        foreach (var (method, pattern) in Routes().Where(r => r.Pattern.StartsWith("/api/v1/workspaces/{workspaceId}", StringComparison.Ordinal)))
        {
            var own = await FillAsync(workspace, pattern);
            var answers = new List<string>();
            foreach (var id in new[] { foreign.Id.ToString(), "0123456789abcdef01234567", "nonsense" })
            {
                answers.Add(await AskAsync(workspace, method, own.Replace(workspace.Id.ToString(), id, StringComparison.Ordinal)));
            }

            Assert.True(answers.Distinct().Count() == 1, $"{method} {pattern}\n{string.Join("\n", answers)}");
            Assert.StartsWith("404", answers[0], StringComparison.Ordinal);
        }

        Assert.Equal(await AskAsync(workspace, "GET", $"{workspace.Root}/executions/AAAAAAAAAAABBB"), await AskAsync(workspace, "GET", $"{workspace.Root}/executions/{theirs}"));
        Assert.Equal(await AskAsync(workspace, "DELETE", $"{workspace.Root}/executions/AAAAAAAAAAABBB"), await AskAsync(workspace, "DELETE", $"{workspace.Root}/executions/{theirs}"));
        Assert.Equal(await AskAsync(workspace, "GET", $"{workspace.Root}/jobs/{workspace.Id}"), await AskAsync(workspace, "GET", $"{workspace.Root}/jobs/{job}"));
        Assert.Equal(await AskAsync(workspace, "POST", $"{workspace.Root}/jobs/{workspace.Id}/cancel"), await AskAsync(workspace, "POST", $"{workspace.Root}/jobs/{job}/cancel"));
        Assert.Equal("queued", (await foreign.GetAsync($"/jobs/{job}"))["status"].GetString());
    }

    /// <summary>Method and pattern of everything that is mapped; our own files, which are open to all, are left out.</summary>
    private IEnumerable<(string Method, string Pattern)> Routes() =>
        server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && e.RoutePattern.RawText?.EndsWith(FileFallback, StringComparison.Ordinal) != true)
            .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET"])
                .Select(method => (Method: method, Pattern: "/" + (e.RoutePattern.RawText ?? "").TrimStart('/'))))
            .Distinct()
            .OrderBy(r => r.Pattern, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal);

    private async Task<List<(string Name, Action<HttpRequestMessage> Sign)>> CallersAsync(ApiWorkspace workspace, ApiWorkspace foreign)
    {
        var expiring = await server.NewKeyAsync(workspace.Owner, server.Clock.UtcNow.AddMinutes(1), [.. Permission.All]);
        var revoked = await server.NewKeyAsync(workspace.Owner, null, [.. Permission.All]);
        await server.Get<ApiKeyService>().RevokeAsync(workspace.Owner.Actor, workspace.Id, revoked.Key.Id, CancellationToken.None);
        var unscoped = await server.NewKeyAsync(workspace.Owner, null, Permission.ViewAlerts);
        var viewer = await server.NewPersonAsync(workspace.Owner, WorkspaceRole.Viewer);
        var stranger = await server.NewPersonAsync(foreign.Owner, WorkspaceRole.Admin);
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        return
        [
            ("anonymous", _ => { }),
            ("foreign key", Bearer(foreign.Key)),
            ("unscoped key", Bearer(unscoped)),
            ("expired key", Bearer(expiring)),
            ("revoked key", Bearer(revoked)),
            ("viewer cookie", Cookie(viewer)),
            ("foreign cookie", Cookie(stranger)),
            ("key", Bearer(workspace.Key)),
        ];
    }

    private static Action<HttpRequestMessage> Bearer(ApiKeyCreated key) =>
        request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Secret);

    private static Action<HttpRequestMessage> Cookie(TestPerson person) =>
        request => request.Headers.Add("Cookie", $"inspectra.session={person.SessionToken}");

    private static HttpRequestMessage Request(string method, string path)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (s_bodies.Contains(method))
        {
            var query = $$"""{"metrics":["runs"],"from":"{{Executions.Time(0)}}","to":"{{Executions.Time(60)}}"}""";
            var body = path.EndsWith("/query", StringComparison.Ordinal) ? query
                : path.Contains("/executions/?", StringComparison.Ordinal) ? Executions.One("matrix") : "";
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return request;
    }

    /// <summary>Puts real ids of the workspace into a pattern.</summary>
    private async Task<string> FillAsync(ApiWorkspace workspace, string pattern)
    {
        var path = pattern.Replace("{workspaceId}", workspace.Id.ToString(), StringComparison.Ordinal).Replace("{**rest}", "rest", StringComparison.Ordinal)
            .Replace("{documentName}", "v1", StringComparison.Ordinal);
        if (path.Contains("{executionId}", StringComparison.Ordinal))
        {
            await workspace.IngestAsync(Executions.One("victim"));
            var list = await workspace.GetAsync($"/executions?from={Executions.Time(0)}&to={Executions.Time(1)}");
            path = path.Replace("{executionId}", list["items"][0].GetProperty("id").GetString(), StringComparison.Ordinal);
        }

        if (path.Contains("{jobId}", StringComparison.Ordinal)) { path = path.Replace("{jobId}", await QueueAsync(workspace), StringComparison.Ordinal); }
        return path.EndsWith("/executions/", StringComparison.Ordinal) ? $"{path}?from={Executions.Time(0)}&to={Executions.Time(1)}"
            : path == "/theme" ? "/theme?value=dark"
            : path.EndsWith("/uploads", StringComparison.Ordinal) ? path + "?name=a.csv"
            : path;
    }

    private async Task<string> QueueAsync(ApiWorkspace workspace) => (await server.Get<JobService>().EnqueueAsync(
        workspace.Owner.Actor, workspace.Id, new JobRequest("nobody_does_this", "Job", "{}"), CancellationToken.None)).Id.ToString();

    private async Task<string> AskAsync(ApiWorkspace workspace, string method, string path)
    {
        using var request = Request(method, path);
        Bearer(workspace.Key)(request);
        var answer = await ApiAnswer.ReadAsync(await server.Http.SendAsync(request));
        var correlation = answer["correlation_id"].GetString()!; // Every refusal has one.
        var headers = answer.Headers.Where(h => h.Key != "Date").OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {h.Value}");
        return $"{answer.Status}\n{answer.Text.Replace(correlation, "", StringComparison.Ordinal)}\n{string.Join("\n", headers)}";
    }

    private static void AssertHeaders(HttpResponseMessage response, string what)
    {
        string Header(string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
        var policy = Header("Content-Security-Policy");
        Assert.True(policy.Contains("script-src 'self';", StringComparison.Ordinal) && policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal)
            && policy.Contains("object-src 'none'", StringComparison.Ordinal), what);
        Assert.True(Header("X-Content-Type-Options") == "nosniff", what);
        Assert.True(Header("Referrer-Policy") == "same-origin", what);
        Assert.True(Header("Server").Length == 0, what);
        Assert.True(response.Headers.CacheControl?.NoStore == true || Header("Cache-Control").Length > 0, what);
        Assert.DoesNotContain("Access-Control-Allow-Origin", response.Headers.Select(h => h.Key));
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
        {
            Assert.True(cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase) && cookie.Contains("samesite", StringComparison.OrdinalIgnoreCase), $"{what}: {cookie}");
        }
    }
}
