using System.Text;
using System.Text.Json;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Api;

/// <summary>Items that cannot be taken: each is named with its field and reason, and the good ones beside it are kept.</summary>
[Collection(ApiCollection.Name)]
public sealed class BadItemTests(ApiServer server)
{
    public static TheoryData<string, string?, string> Refused() => new()
    {
        { "execution_id", null, "is required" },
        { "execution_id", "\"\"", "is required" },
        { "execution_id", "7", "must be a text" },
        { "execution_id", "{\"$ne\":null}", "must be a text" },
        { "execution_id", "\"a\\u0000b\"", "NUL" },
        { "execution_id", $"\"{new string('i', 129)}\"", "128" },
        { "agent", "null", "is required" },
        { "agent", "[\"a\"]", "must be a text" },
        { "agent", "\"line\\nbreak\"", "control character" },
        { "agent", $"\"{new string('a', 1_000_000)}\"", "1000000 characters" },
        { "user", "{\"$gt\":\"\"}", "must be a text" },
        { "user", "\"\\ud800\"", "surrogate" },
        { "status", "\"perhaps\"", "not a known status" },
        { "status", "{\"$where\":\"1\"}", "must be a text" },
        { "status", null, "is required" },
        { "started_at", null, "is required" },
        { "started_at", "\"2026-02-30T00:00:00Z\"", "not an ISO-8601 time" },
        { "started_at", "\"2026-13-01T00:00:00Z\"", "not an ISO-8601 time" },
        { "started_at", "\"yesterday\"", "not an ISO-8601 time" },
        { "started_at", "\"1969-12-31T23:59:59Z\"", "1970" },
        { "started_at", "\"9999-12-31T23:59:59Z\"", "2200" },
        { "started_at", "1767000000", "must be a text" },
        { "completed_at", "\"2020-01-01T00:00:00Z\"", "before started_at" },
        { "duration", "-1", "negative" },
        { "duration", "-1e-12", "negative" },
        { "duration", "1e308", "too large" },
        { "duration", "\"1.5\"", "must be a number" },
        { "duration", "\"NaN\"", "must be a number" },
        { "duration_ms", "-5", "negative" },
        { "credits", "-0.5", "negative" },
        { "credits", "1e19", "too large" },
        { "tokens_in", "1.5", "whole number" },
        { "tokens_out", "-1", "negative" },
        { "tokens_out", "99999999999999999999", "whole number" },
        { "metadata", "\"text\"", "must be an object" },
        { "metadata", "{\"$set\":{\"a\":1}}", "$set" },
        { "metadata", "{\"a.b\":1}", "a.b" },
        { "metadata", "{\"a\":1,\"a\":2}", "twice" },
        { "metadata", "{\"\":1}", "empty key" },
        { "metadata", "{\"\\u0000\":1}", "NUL" },
        { "metadata", "{\"n\":1e400}", "too large" },
        { "metadata", $"{{\"long\":\"{new string('m', 10_241)}\"}}", "10240" },
        { "metadata", Nested(20), "nested deeper" },
        { "no_such_field", "1", "not a field" },
        { "$where", "\"1\"", "not a field" },
        { "__proto__", "{}", "not a field" },
        { "_id", "{\"w\":\"0123456789abcdef01234567\"}", "not a field" },
        { "workspace_id", "\"0123456789abcdef01234567\"", "not a field" },
        { "receivedUtc", "\"2020-01-01T00:00:00Z\"", "not a field" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Ingest_OneBadField_NamesItemFieldAndReason(string field, string? json, string reason)
    {
        var workspace = await server.NewWorkspaceAsync();

        var alone = await workspace.IngestAsync(Executions.With(field, json));
        var among = await workspace.IngestAsync($"[{Executions.One("before")},{Executions.With(field, json)},{Executions.One("after")}]");

        alone.AssertProblem(422, "execution_invalid");
        var error = alone["errors"][0];
        Assert.StartsWith($"items[0].{field.Replace("_ms", "", StringComparison.Ordinal)}", error.GetProperty("path").GetString(), StringComparison.Ordinal);
        Assert.Contains(reason, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.True(alone.Text.Length < 2_000, "A refusal does not repeat a megabyte of input.");
        Assert.Equal(["accepted", "rejected", "accepted"], among["results"].EnumerateArray().Select(r => r.GetString()!));
        Assert.Equal(1, among["errors"][0].GetProperty("index").GetInt32());
        Assert.Equal(2, await IngestTests.RunsAsync(workspace));
    }

    [Theory]
    [InlineData("{\"duration\":NaN}", "line 1, column")]
    [InlineData("[\n{\"credits\":Infinity}]", "line 2, column")]
    [InlineData("[{\"a\":1},\n\n{\"a\" 2}]", "line 3, column")]
    [InlineData("[{\"a\":1}", "line 1, column")]
    [InlineData("{} {}", "line 1, column 4")]
    [InlineData("// a comment", "line 1")]
    [InlineData("{'single':1}", "line 1, column 2")]
    [InlineData("", "empty")]
    [InlineData(" \r\n ", "empty")]
    [InlineData("<xml/>", "line 1, column 1")]
    public async Task Ingest_MalformedJson_SaysWhereAndKeepsNothing(string body, string where)
    {
        var workspace = await server.NewWorkspaceAsync();

        var answer = await workspace.IngestAsync(body);

        answer.AssertProblem(400, "invalid_input");
        Assert.Contains(where, answer.Title, StringComparison.Ordinal);
        Assert.Equal(0, await IngestTests.RunsAsync(workspace));
    }

    [Fact]
    public async Task Ingest_GoodItemsBeforeABreak_AreNotKept()
    {
        var workspace = await server.NewWorkspaceAsync();

        var answer = await workspace.IngestAsync($"[{Executions.One("a")},\n{Executions.One("b")},");

        answer.AssertProblem(400, "invalid_input");
        Assert.Equal(0, await IngestTests.RunsAsync(workspace));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("[[]]")]
    [InlineData("[null]")]
    public async Task Ingest_NoObject_IsRefused(string body) =>
        (await (await server.NewWorkspaceAsync()).IngestAsync(body)).AssertProblem(422, "execution_invalid");

    [Fact]
    public async Task Ingest_DeepNesting_IsRefusedWithoutHarm()
    {
        var workspace = await server.NewWorkspaceAsync();

        var answer = await workspace.IngestAsync(new string('[', 100_000));

        answer.AssertProblem(400, "invalid_input");
    }

    [Fact]
    public async Task Ingest_InvalidUtf8_SaysWhere()
    {
        var workspace = await server.NewWorkspaceAsync();
        byte[] body = [.. "[\n{\"agent\":\""u8, 0xC3, 0x28, .. "\"}]"u8];

        var answer = await workspace.SendAsync(HttpMethod.Post, "/executions", ApiWorkspace.Content(body, "application/json"));

        answer.AssertProblem(400, "invalid_input");
        Assert.Contains("line 2, column 11", answer.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_Utf16_IsRefused()
    {
        var workspace = await server.NewWorkspaceAsync();
        var body = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Executions.One("wide"))).ToArray();

        var answer = await workspace.SendAsync(HttpMethod.Post, "/executions", ApiWorkspace.Content(body, "application/json"));

        answer.AssertProblem(400, "invalid_input");
    }

    [Fact]
    public async Task Ingest_ByteOrderMark_IsPassedOver()
    {
        var workspace = await server.NewWorkspaceAsync();

        var answer = await workspace.IngestAsync("\uFEFF" + Executions.One("marked"));

        Assert.Equal(1, answer["accepted"].GetInt32());
    }

    [Fact]
    public async Task Ingest_EmptyArray_IsNothing()
    {
        var answer = await (await server.NewWorkspaceAsync()).IngestAsync("[]");

        Assert.Equal((200, 0), (answer.Status, answer["accepted"].GetInt32()));
    }

    [Fact]
    public async Task Ingest_EmptyLines_AreRefused() =>
        (await (await server.NewWorkspaceAsync()).IngestLinesAsync("\n \r\n")).AssertProblem(400, "invalid_input");

    [Fact]
    public async Task Ingest_FieldTwice_IsRefused()
    {
        var answer = await (await server.NewWorkspaceAsync()).IngestAsync("{\"agent\":\"a\",\"agent\":\"b\"}");

        answer.AssertProblem(422, "execution_invalid");
        Assert.Equal("items[0].agent", answer["errors"][0].GetProperty("path").GetString());
    }

    [Fact]
    public async Task Ingest_StrangeButHarmlessTexts_ComeBackAsTheyWere()
    {
        var workspace = await server.NewWorkspaceAsync();
        string[] texts = ["<script>alert(1)</script>", "=1+1", "\u202Etxt", "日本語 🚀", "$ne", "a.b", "' OR 1=1 --", "../../etc/passwd", "%00", "{\"$ne\":null}"];

        foreach (var text in texts)
        {
            await workspace.IngestAsync(Executions.With("execution_id", JsonSerializer.Serialize(text)).Replace("\"a\"", JsonSerializer.Serialize(text), StringComparison.Ordinal));
        }

        var list = await workspace.GetAsync($"/executions?from={Executions.Time(-1)}&to={Executions.Time(1)}");
        Assert.Equal(texts.Order(StringComparer.Ordinal), list["items"].EnumerateArray().Select(i => i.GetProperty("execution_id").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal(texts.Order(StringComparer.Ordinal), list["items"].EnumerateArray().Select(i => i.GetProperty("agent").GetString()!).Order(StringComparer.Ordinal));
        foreach (var item in list["items"].EnumerateArray())
        {
            var one = await workspace.GetAsync("/executions/" + item.GetProperty("id").GetString());
            Assert.Equal(item.GetProperty("execution_id").GetString(), one["execution"].GetProperty("execution_id").GetString());
        }
    }

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("{\"n\":", depth)) + "1" + new string('}', depth);
}
