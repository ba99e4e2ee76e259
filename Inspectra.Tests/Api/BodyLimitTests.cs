using System.Net.Sockets;
using System.Text;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Api;

/// <summary>How much one request may bring, however it is wrapped.</summary>
[Collection(ApiCollection.Name)]
public sealed class BodyLimitTests(ApiServer server)
{
    private const int Limit = 10 * 1024 * 1024;

    [Fact]
    public async Task Ingest_TenThousandItems_AreTaken()
    {
        var answer = await (await server.NewWorkspaceAsync()).IngestAsync(Executions.Many(10_000));

        Assert.Equal(10_000, answer["accepted"].GetInt32());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ingest_OneItemMore_IsRefusedWhole(bool isArray)
    {
        var workspace = await server.NewWorkspaceAsync();
        var items = Enumerable.Range(0, 10_001).Select(i => Executions.One($"e{i}")).ToList();

        var answer = isArray
            ? await workspace.IngestAsync("[" + string.Join(',', items) + "]")
            : await workspace.IngestLinesAsync(string.Join('\n', items));

        answer.AssertProblem(413, "too_many_items");
        Assert.Equal(0, await IngestTests.RunsAsync(workspace));
    }

    [Fact]
    public async Task Ingest_BodyOfExactlyTheLimit_IsRead()
    {
        var workspace = await server.NewWorkspaceAsync();
        var one = Executions.One("padded");

        var answer = await workspace.IngestAsync(one + new string(' ', Limit - one.Length));

        Assert.Equal(1, answer["accepted"].GetInt32());
    }

    [Fact]
    public async Task Ingest_ContentLengthOneByteMore_IsRefusedBeforeTheBodyIsRead()
    {
        var workspace = await server.NewWorkspaceAsync();
        using var client = await StartRequestAsync(workspace, $"Content-Length: {Limit + 1}");

        using var reader = new StreamReader(client.GetStream());
        Assert.Equal("HTTP/1.1 413 Payload Too Large", await reader.ReadLineAsync());
    }

    [Fact]
    public async Task Ingest_ChunkedBodyWithoutEnd_IsCutAtTheLimit()
    {
        var workspace = await server.NewWorkspaceAsync();
        using var client = await StartRequestAsync(workspace, "Transfer-Encoding: chunked");
        var stream = client.GetStream();

        // One byte too many, and then silence: no end is ever told.
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{Limit + 1:x}\r\n{new string(' ', Limit + 1)}\r\n"));

        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 413 Payload Too Large", await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Ingest_GzipBomb_IsRefusedWithoutUnfoldingIt()
    {
        var workspace = await server.NewWorkspaceAsync();
        var bomb = IngestTests.Pack(new byte[200 * 1024 * 1024]);
        var before = GC.GetTotalAllocatedBytes();

        var answer = await IngestTests.SendPackedAsync(workspace, bomb);

        answer.AssertProblem(413, "payload_too_large");
        Assert.True(GC.GetTotalAllocatedBytes() - before < 100 * 1024 * 1024, "It was unfolded first.");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("text/csv")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Ingest_OtherContentType_IsRefused(string? type)
    {
        var workspace = await server.NewWorkspaceAsync();
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Executions.One("x")));
        if (type is not null) { content.Headers.TryAddWithoutValidation("Content-Type", type); }

        var answer = await workspace.SendAsync(HttpMethod.Post, "/executions", content);

        answer.AssertProblem(415, "unsupported_media_type");
    }

    [Theory]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("gzip, gzip")]
    public async Task Ingest_OtherContentEncoding_IsRefused(string encoding)
    {
        var workspace = await server.NewWorkspaceAsync();
        var content = ApiWorkspace.Json(Executions.One("x"));
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        var answer = await workspace.SendAsync(HttpMethod.Post, "/executions", content);

        answer.AssertProblem(415, "unsupported_media_type");
    }

    /// <returns>A connection on which the headers are sent, and nothing of the body.</returns>
    private async Task<TcpClient> StartRequestAsync(ApiWorkspace workspace, string header)
    {
        var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {workspace.Root}/executions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {workspace.Key.Secret}\r\n"
            + $"Content-Type: application/json\r\n{header}\r\n\r\n"));
        return client;
    }
}
