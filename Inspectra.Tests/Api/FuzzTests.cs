using System.Text;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Api;

/// <summary>Broken at random, the same way in every run: whatever comes, the server refuses by name and never fails.</summary>
[Collection(ApiCollection.Name)]
public sealed class FuzzTests(ApiServer server)
{
    private static readonly string[] s_tokens =
    [
        "{\"$ne\":null}", "null", "\0", "\\u0000", "1e999", "-0", "NaN", "[[[[", "}}", "\"", "\\", "9223372036854775808", "\uFFFE", "$where",
        "2026-02-30T25:61:61Z", "0000-00-00", "+99:99", "%00", "&limit=-1", "\r\n", "é\u0301", "../", "'", "<script>", "{}", ",",
    ];

    [Theory]
    [InlineData(1, "/executions", "application/json")]
    [InlineData(2, "/executions", "application/x-ndjson")]
    [InlineData(3, "/metrics/query", "application/json")]
    public async Task Bodies_BrokenAtRandom_NeverBreakTheServer(int seed, string path, string type)
    {
        var workspace = await server.NewWorkspaceAsync();
        var random = new Random(seed);
        var good = path.EndsWith("query", StringComparison.Ordinal)
            ? """{"stream":"executions","metrics":["runs","cost"],"from":"2026-03-17T00:00:00Z","to":"2026-03-18T00:00:00+01:00","time_zone":"Europe/Berlin","grain":"hour","split_by":"agent","top":5,"filters":[{"dimension":"status","values":["failed"],"mode":"is_not"}],"comparison":"previous_period"}"""
            : """{"execution_id":"f","agent":"a","user":"u","status":"failed","started_at":"2026-03-17T08:00:00.123Z","completed_at":"2026-03-17T08:00:09+00:00","duration_ms":9000,"credits":0.5,"tokens_in":5,"tokens_out":6,"model":"m","environment":"e","version":"v","error_type":"t","error_message":"x","metadata":{"k":[1,{"n":null}]}}""";

        for (var i = 0; i < 500; i++)
        {
            var body = Break(Encoding.UTF8.GetBytes(good), random);
            var answer = await workspace.SendAsync(HttpMethod.Post, path, ApiWorkspace.Content(body, type));
            AssertSound(answer, Encoding.UTF8.GetString(body));
        }
    }

    [Fact]
    public async Task Addresses_BrokenAtRandom_NeverBreakTheServer()
    {
        var workspace = await server.NewWorkspaceAsync();
        await workspace.IngestAsync(Executions.Many(20));
        var cursor = (await workspace.GetAsync($"/executions?from={Executions.Time(0)}&to={Executions.Time(60)}&limit=5"))["next"].GetString();
        var random = new Random(4);
        string[] names = ["from", "to", "agent", "user", "status", "sort", "cursor", "limit", "error_type"];

        for (var i = 0; i < 500; i++)
        {
            var values = new Dictionary<string, string> { ["from"] = Executions.Time(0), ["to"] = Executions.Time(60), ["cursor"] = cursor!, ["limit"] = "5" }; // More than one page.
            var name = names[random.Next(names.Length)];
            values[name] = Encoding.Latin1.GetString(Break(Encoding.UTF8.GetBytes(values.GetValueOrDefault(name, "-started")), random));
            var query = string.Join('&', values.Select(v => $"{v.Key}={Uri.EscapeDataString(v.Value)}"));
            AssertSound(await workspace.GetAsync("/executions?" + query), query);
        }
    }

    private static void AssertSound(ApiAnswer answer, string sent)
    {
        Assert.True(answer.Status < 500, $"{answer.Status} {answer.Text}\nfor {sent}");
        if (answer.Status >= 400 && answer.Text.Length > 0) { answer.AssertProblem(answer.Status, answer.Code!); } // A problem has a code.
    }

    private static byte[] Break(byte[] good, Random random)
    {
        var bytes = good.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(bytes.Count + 1);
            var count = Math.Min(random.Next(1, 20), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0: bytes.RemoveRange(at, count); break;
                case 1: bytes.InsertRange(at, Encoding.UTF8.GetBytes(s_tokens[random.Next(s_tokens.Length)])); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, count)); break;
                case 3 when at < bytes.Count: bytes[at] = (byte)random.Next(256); break;
                default: bytes.RemoveRange(at, bytes.Count - at); break;
            }
        }

        return [.. bytes];
    }
}
