using System.IO.Compression;
using System.Text;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class IngestTests(ApiServer server)
{
    [Fact]
    public async Task Ingest_OneObject_IsAccepted()
    {
        var workspace = await server.NewWorkspaceAsync();

        var answer = await workspace.IngestAsync(Executions.One("one"));

        Assert.Equal(200, answer.Status);
        Assert.Equal("application/json", answer.MediaType);
        Assert.Equal(1, answer["accepted"].GetInt32());
        Assert.Equal("accepted", answer["results"][0].GetString());
        Assert.Equal(0, answer["errors"].GetArrayLength());
    }

    [Fact]
    public async Task Ingest_AcknowledgedItems_AreReadBackAtOnce()
    {
        var workspace = await server.NewWorkspaceAsync();

        await workspace.IngestAsync(Executions.Many(20));

        var list = await workspace.GetAsync($"/executions?from={Executions.Time(-60)}&to={Executions.Time(600)}");
        Assert.Equal(20, list["items"].GetArrayLength());
        Assert.Equal(20, list["total"].GetInt64());
    }

    [Theory]
    [InlineData("application/x-ndjson")]
    [InlineData("application/jsonl")]
    public async Task Ingest_OnePerLine_AnswersPerItemInOrder(string type)
    {
        var workspace = await server.NewWorkspaceAsync();
        var lines = $"{Executions.One("a")}\r\n\n{Executions.With("status", "\"odd\"")}\n{{oops\n{Executions.One("b")}";

        var answer = await workspace.SendAsync(HttpMethod.Post, "/executions", ApiWorkspace.Content(Encoding.UTF8.GetBytes(lines), type));

        Assert.Equal(200, answer.Status);
        Assert.Equal(["accepted", "rejected", "rejected", "accepted"], answer["results"].EnumerateArray().Select(r => r.GetString()!));
        var errors = answer["errors"].EnumerateArray().ToList();
        Assert.Equal((1, 3L, "status"), (errors[0].GetProperty("index").GetInt32(), errors[0].GetProperty("line").GetInt64(), errors[0].GetProperty("field").GetString()));
        Assert.Equal((2, 4L), (errors[1].GetProperty("index").GetInt32(), errors[1].GetProperty("line").GetInt64()));
        Assert.Contains("column", errors[1].GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_SameRequestTwice_ReportsDuplicatesAndCountsOnce()
    {
        var workspace = await server.NewWorkspaceAsync();
        await workspace.IngestAsync(Executions.Many(5));

        var again = await workspace.IngestAsync(Executions.Many(6));

        Assert.Equal((1, 5), (again["accepted"].GetInt32(), again["duplicates"].GetInt32()));
        Assert.Equal(6, await RunsAsync(workspace));
    }

    [Fact]
    public async Task Ingest_TwinsInOneRequest_CountOnce()
    {
        var workspace = await server.NewWorkspaceAsync();

        var answer = await workspace.IngestAsync($"[{Executions.One("twin")},{Executions.One("twin")}]");

        Assert.Equal(["accepted", "duplicate"], answer["results"].EnumerateArray().Select(r => r.GetString()!));
        Assert.Equal(1, await RunsAsync(workspace));
    }

    [Fact]
    public async Task Ingest_TwinsInParallelRequests_HaveOneEffect()
    {
        var workspace = await server.NewWorkspaceAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => workspace.IngestAsync(Executions.Many(50))));

        Assert.Equal(50, answers.Sum(a => a["accepted"].GetInt32()));
        Assert.Equal(15 * 50, answers.Sum(a => a["duplicates"].GetInt32()));
        Assert.Equal(50, await RunsAsync(workspace));
    }

    [Fact]
    public async Task Ingest_FinalStateOfARunningExecution_IsAppliedOnce()
    {
        var workspace = await server.NewWorkspaceAsync();
        await workspace.IngestAsync(Executions.One("job", "running"));

        var first = await workspace.IngestAsync(Executions.One("job", "failed"));
        var second = await workspace.IngestAsync(Executions.One("job", "failed"));
        var late = await workspace.IngestAsync(Executions.One("job", "running"));

        Assert.Equal((1, 1, 1), (first["updated"].GetInt32(), second["duplicates"].GetInt32(), late["duplicates"].GetInt32()));
        var list = await workspace.GetAsync($"/executions?from={Executions.Time(-60)}&to={Executions.Time(60)}");
        Assert.Equal("failed", Assert.Single(list["items"].EnumerateArray()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Ingest_Gzip_IsUnpacked()
    {
        var workspace = await server.NewWorkspaceAsync();

        var answer = await SendPackedAsync(workspace, Pack(Encoding.UTF8.GetBytes(Executions.Many(300))));

        Assert.Equal(300, answer["accepted"].GetInt32());
    }

    [Fact]
    public async Task Ingest_GzipCutAnywhere_IsRefusedWhole()
    {
        var workspace = await server.NewWorkspaceAsync();
        var packed = Pack(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 200).Select(i => Executions.One($"l{i}")))));

        foreach (var length in new[] { 5, packed.Length / 2, packed.Length - 9, packed.Length - 8, packed.Length - 1 })
        {
            var answer = await SendPackedAsync(workspace, packed[..length], "application/x-ndjson");
            answer.AssertProblem(422, "invalid_input");
            Assert.Equal("body", answer["errors"][0].GetProperty("path").GetString());
        }

        Assert.Equal(0, await RunsAsync(workspace));
    }

    [Fact]
    public async Task Ingest_GzipWithAFlippedByte_IsRefused()
    {
        var workspace = await server.NewWorkspaceAsync();
        var packed = Pack(Encoding.UTF8.GetBytes(Executions.Many(200)));
        packed[^6] ^= 0xFF;

        var answer = await SendPackedAsync(workspace, packed);

        answer.AssertProblem(422, "invalid_input");
    }

    [Fact]
    public async Task Ingest_NotGzipAtAll_IsRefused() =>
        (await SendPackedAsync(await server.NewWorkspaceAsync(), Encoding.UTF8.GetBytes(Executions.Many(3)))).AssertProblem(422, "invalid_input");

    [Fact]
    public async Task Ingest_EmptyGzipBody_IsRefused() =>
        Assert.InRange((await SendPackedAsync(await server.NewWorkspaceAsync(), [])).Status, 400, 422);

    internal static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) { gzip.Write(bytes); }
        return packed.ToArray();
    }

    internal static Task<ApiAnswer> SendPackedAsync(ApiWorkspace workspace, byte[] packed, string type = "application/json")
    {
        var content = ApiWorkspace.Content(packed, type);
        content.Headers.ContentEncoding.Add("gzip");
        return workspace.SendAsync(HttpMethod.Post, "/executions", content);
    }

    internal static async Task<double?> RunsAsync(ApiWorkspace workspace)
    {
        var answer = await workspace.PostAsync(
            "/metrics/query", $$"""{"metrics":["runs"],"from":"{{Executions.Time(-1440)}}","to":"{{Executions.Time(14400)}}"}""");
        Assert.True(answer.Status == 200, answer.Text);
        return answer["total"].GetProperty("values")[0].GetDouble();
    }
}
