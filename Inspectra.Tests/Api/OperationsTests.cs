using System.Net;
using System.Net.Http.Headers;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Jobs;
using Inspectra.Core.Services.Workspaces;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Api;

/// <summary>Workspace, jobs, changes, health, and addresses that are none.</summary>
[Collection(ApiCollection.Name)]
public sealed class OperationsTests(ApiServer server)
{
    [Fact]
    public async Task Workspace_OfTheKey_IsDescribed()
    {
        var workspace = await server.NewWorkspaceAsync();

        var answer = await workspace.GetAsync("");

        Assert.Equal(workspace.Id.ToString(), answer["id"].GetString());
        Assert.Equal("UTC", answer["time_zone"].GetString());
        Assert.Equal(0.01m, answer["price_per_credit"].GetDecimal());
    }

    [Fact]
    public async Task Key_InItsOwnHeader_IsAccepted()
    {
        var workspace = await server.NewWorkspaceAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, workspace.Root);
        request.Headers.Add("X-Api-Key", workspace.Key.Secret);

        using var response = await server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer")]
    [InlineData("Bearer ins_")]
    [InlineData("Bearer {\"$ne\":null}")]
    [InlineData("Bearer ins_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Key_ThatIsNone_IsRefusedAlike(string authorization)
    {
        var workspace = await server.NewWorkspaceAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, workspace.Root);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        var answer = await ApiAnswer.ReadAsync(await server.Http.SendAsync(request));

        answer.AssertProblem(401, "api_key_invalid");
        Assert.Equal("Bearer", answer.Headers["WWW-Authenticate"]);
    }

    [Fact]
    public async Task Key_OfAMegabyte_IsRefused()
    {
        var workspace = await server.NewWorkspaceAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, workspace.Root);
        request.Headers.TryAddWithoutValidation("X-Api-Key", "ins_" + new string('a', 20_000));

        using var response = await server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Jobs_Waiting_AreListedReadAndCancelledOnce()
    {
        var workspace = await server.NewWorkspaceAsync();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++) { ids.Add((await QueueAsync(workspace, $"Job {i}")).Id.ToString()); }

        var page = await workspace.GetAsync("/jobs?limit=3");
        var rest = await workspace.GetAsync("/jobs?limit=3&cursor=" + page["next"].GetString());
        var cancelled = await workspace.PostAsync($"/jobs/{ids[0]}/cancel", "");
        var again = await workspace.PostAsync($"/jobs/{ids[0]}/cancel", "");
        var read = await workspace.GetAsync("/jobs/" + ids[0]);

        Assert.Equal(
            Enumerable.Reverse(ids),
            page["items"].EnumerateArray().Concat(rest["items"].EnumerateArray()).Select(j => j.GetProperty("id").GetString()!));
        Assert.Equal("cancelled", cancelled["status"].GetString());
        again.AssertProblem(409, "job_state_conflict");
        Assert.Equal("cancelled", read["status"].GetString());
    }

    [Theory]
    [InlineData("/jobs?limit=0", 400, "invalid_page_size")]
    [InlineData("/jobs?limit=201", 400, "invalid_page_size")]
    [InlineData("/jobs?limit=x", 400, "invalid_input")]
    [InlineData("/jobs?cursor=x", 400, "invalid_cursor")]
    [InlineData("/jobs/nonsense", 404, "job_not_found")]
    [InlineData("/jobs/0123456789abcdef01234567", 404, "job_not_found")]
    public async Task Jobs_BadQuestion_IsRefusedByName(string path, int status, string code) =>
        (await (await server.NewWorkspaceAsync()).GetAsync(path)).AssertProblem(status, code);

    [Fact]
    public async Task Changes_AnIngestedExecution_IsHeardWithinASecond()
    {
        var workspace = await server.NewWorkspaceAsync();
        var other = await server.NewWorkspaceAsync();
        using var response = await ListenAsync(workspace);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal(": connected", await lines.ReadLineAsync());

        await other.IngestAsync(Executions.One("foreign"));
        await workspace.IngestAsync(Executions.One("own"));

        var heard = await ReadEventAsync(lines).WaitAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("event: change", heard[0]);
        Assert.Equal("id: 1", heard[1]);
        Assert.Equal("data: {\"stream\":\"executions\",\"version\":1}", heard[2]);
    }

    [Fact]
    public async Task Changes_KeyRevokedMeanwhile_EndTheStreamBeforeTheNextOne()
    {
        var workspace = await server.NewWorkspaceAsync();
        var writer = await server.NewKeyAsync(workspace.Owner, null, Permission.IngestData);
        using var response = await ListenAsync(workspace);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal(": connected", await lines.ReadLineAsync());

        await server.Get<ApiKeyService>().RevokeAsync(workspace.Owner.Actor, workspace.Id, workspace.Key.Key.Id, CancellationToken.None);
        await (workspace with { Key = writer }).IngestAsync(Executions.One("secret"));

        var rest = await lines.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(5));
        Assert.DoesNotContain("event", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_ThatStops_EndsOpenStreams()
    {
        var own = new ApiServer();
        await own.InitializeAsync();
        var workspace = await own.NewWorkspaceAsync();
        using var response = await ListenAsync(workspace);

        await own.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Log_OfAWholeExchange_HoldsNoSecretAndNoContent()
    {
        var workspace = await server.NewWorkspaceAsync();
        await workspace.IngestAsync(Executions.One("canary-id", agent: "canary-agent", user: "canary-user"));
        await workspace.IngestAsync("{\"agent\":\"canary-broken");
        await workspace.GetAsync("/executions?from=canary-time");

        Assert.DoesNotContain(server.Log.Lines, line => line.Contains(workspace.Key.Secret, StringComparison.Ordinal)
            || line.Contains("canary", StringComparison.Ordinal) || line.Contains(TestCore.Password, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task Health_OfAReadyServer_IsTold(string path, string word) =>
        Assert.Equal(word, await server.Http.GetStringAsync(new Uri(path, UriKind.Relative)));

    [Theory]
    [InlineData("GET", "/api")]
    [InlineData("GET", "/api/v2/anything")]
    [InlineData("POST", "/api/v1/workspaces")]
    [InlineData("DELETE", "/api/v1/workspaces/0123456789abcdef01234567/members/x")]
    [InlineData("GET", "/api/v1/workspaces/0123456789abcdef01234567/executions/a/b")]
    public async Task Api_UnknownAddress_AnswersAsTheApiDoes(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        (await ApiAnswer.ReadAsync(await server.Http.SendAsync(request))).AssertProblem(404, "not_found");
    }

    [Theory]
    [InlineData("PUT", "/executions", "GET, POST")]
    [InlineData("DELETE", "/executions", "GET, POST")]
    [InlineData("POST", "/executions/x", "DELETE, GET")]
    [InlineData("GET", "/metrics/query", "POST")]
    [InlineData("POST", "/changes", "GET")]
    [InlineData("TRACE", "/metrics", "GET")]
    public async Task Api_OtherMethod_NamesThoseThatWork(string method, string path, string allowed)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/workspaces/0123456789abcdef01234567" + path);

        var answer = await ApiAnswer.ReadAsync(await server.Http.SendAsync(request));

        answer.AssertProblem(405, "method_not_allowed");
        Assert.Equal(allowed, answer.Headers["Allow"]);
    }

    private Task<JobInfo> QueueAsync(ApiWorkspace workspace, string title) => server.Get<JobService>().EnqueueAsync(
        workspace.Owner.Actor, workspace.Id, new JobRequest("nobody_does_this", title, "{}"), CancellationToken.None);

    private static async Task<HttpResponseMessage> ListenAsync(ApiWorkspace workspace)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, workspace.Root + "/changes");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", workspace.Key.Secret);
        return await workspace.Server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <returns>The lines of the next event; blank lines and comments are passed over.</returns>
    private static async Task<List<string>> ReadEventAsync(StreamReader lines)
    {
        var found = new List<string>();
        while (await lines.ReadLineAsync() is { } line)
        {
            if (line.Length > 0 && line[0] != ':') { found.Add(line); }
            else if (found.Count > 0) { return found; }
        }

        throw new InvalidOperationException("The stream ended.");
    }
}
