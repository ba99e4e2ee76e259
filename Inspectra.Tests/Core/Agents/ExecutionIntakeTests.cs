using System.Text;
using Inspectra.Core.Errors;
using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Ingestion;
using Inspectra.Core.Metrics.Streams;
using Inspectra.Core.Services.Agents;
using Inspectra.Core.Services.Agents.Intake;
using MongoDB.Bson;

namespace Inspectra.Tests.Core.Agents;

public sealed class ExecutionIntakeTests
{
    private const string Good = "\"execution_id\":\"x\",\"agent\":\"a\",\"status\":\"ok\",\"started_at\":\"2026-01-02T03:04:05.678Z\"";

    public static TheoryData<string, string, string> BadItems => new()
    {
        { "{}", "execution_id", "is required" },
        { "7", "", "must be an object" },
        { "{" + Good + ",\"colour\":1}", "colour", "is not a field" },
        { "{" + Good + ",\"agent\":\"b\"}", "agent", "twice" },
        { "{" + Good + ",\"user\":7}", "user", "must be a text" },
        { "{" + Good + ",\"user\":\"a\\u0000b\"}", "user", "NUL" },
        { "{" + Good + ",\"user\":\"a\\nb\"}", "user", "control character" },
        { "{" + Good + ",\"user\":\"\\ud800\"}", "user", "surrogate" },
        { "{" + Good + ",\"user\":\"" + new string('u', 201) + "\"}", "user", "201 characters" },
        { "{" + Good + ",\"error_message\":\"" + new string('u', 4_001) + "\"}", "error_message", "4001 characters" },
        { "{" + Good + ",\"duration\":-1}", "duration", "negative" },
        { "{" + Good + ",\"duration\":\"NaN\"}", "duration", "must be a number" },
        { "{" + Good + ",\"duration\":1e300}", "duration", "too large" },
        { "{" + Good + ",\"duration\":1,\"duration_ms\":1000}", "duration_ms", "one of them" },
        { "{" + Good + ",\"credits\":-0.5}", "credits", "negative" },
        { "{" + Good + ",\"credits\":true}", "credits", "must be a number" },
        { "{" + Good + ",\"tokens_in\":1.5}", "tokens_in", "whole number" },
        { "{" + Good + ",\"tokens_out\":-1}", "tokens_out", "negative" },
        { "{" + Good + ",\"completed_at\":\"2026-01-02T03:04:05.677Z\"}", "completed_at", "before started_at" },
        { "{" + Good + ",\"completed_at\":\"2026-02-30T00:00:00Z\"}", "completed_at", "ISO-8601" },
        { "{" + Good + ",\"metadata\":[]}", "metadata", "must be an object" },
        { "{" + Good + ",\"metadata\":{\"$set\":1}}", "metadata", "$set" },
        { "{" + Good + ",\"metadata\":{\"a\":{\"b.c\":1}}}", "metadata", "b.c" },
        { "{" + Good + ",\"metadata\":{\"a\":1,\"a\":2}}", "metadata", "twice" },
        { "{" + Good + ",\"metadata\":{\"a\":1e999}}", "metadata", "too large" },
        { "{" + Good + ",\"metadata\":{\"a\":\"" + new string('m', 10_240) + "\"}}", "metadata", "10240" },
        { "{" + Good + ",\"metadata\":" + string.Concat(Enumerable.Repeat("{\"a\":", 17)) + "1" + new string('}', 17) + "}", "metadata", "deeper" },
        { Item("status", "\"maybe\""), "status", "not a known status" },
        { Item("started_at", "\"1969-12-31T23:59:59Z\""), "started_at", "1970" },
        { Item("started_at", "\"2201-01-01T00:00:00Z\""), "started_at", "2200" },
        { Item("started_at", "\"yesterday\""), "started_at", "ISO-8601" },
        { Item("started_at", "1767323045"), "started_at", "must be a text" },
        { Item("execution_id", "\"" + new string('e', 129) + "\""), "execution_id", "129 characters" },
        { Item("status", "\"running\"", ",\"completed_at\":\"2026-01-02T04:00:00Z\""), "completed_at", "has not ended" },
        { Item("status", "\"queued\"", ",\"duration\":3"), "duration", "has not ended" },
    };

    [Theory]
    [MemberData(nameof(BadItems))]
    public void ReadLines_BadItemBetweenGoodOnes_IsNamedAndTheOthersAreKept(string item, string field, string reason)
    {
        var intake = Lines("{" + Good + "}\n\n" + item + "\n{" + Good + "}\n");

        var rejection = Assert.Single(intake.Rejections);
        Assert.Equal((1, 3L, field), (rejection.Index, rejection.Line, rejection.Field));
        Assert.Contains(reason, rejection.Reason, StringComparison.Ordinal);
        Assert.Equal([0, 2], intake.Batch.Positions);
    }

    [Theory]
    [MemberData(nameof(BadItems))]
    public void ReadJson_BadItemBetweenGoodOnes_IsNamedAndTheOthersAreKept(string item, string field, string reason)
    {
        var intake = Json("[{" + Good + "},\n" + item + ",{" + Good + "}]");

        var rejection = Assert.Single(intake.Rejections);
        Assert.Equal((1, 2L, field), (rejection.Index, rejection.Line, rejection.Field));
        Assert.Contains(reason, rejection.Reason, StringComparison.Ordinal);
        Assert.Equal([0, 2], intake.Batch.Positions);
    }

    [Theory]
    [InlineData("{\"execution_id\":")]
    [InlineData("{" + Good + "} trailing")]
    [InlineData("nonsense")]
    public void ReadLines_LineThatIsNoJson_IsRefusedAlone(string line)
    {
        var intake = Lines("{" + Good + "}\n" + line + "\n{" + Good + "}");

        var rejection = Assert.Single(intake.Rejections);
        Assert.Equal((1, 2L), (rejection.Index, rejection.Line));
        Assert.Contains("not valid JSON", rejection.Reason, StringComparison.Ordinal);
        Assert.Equal([0, 2], intake.Batch.Positions);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("[{" + Good + "},\n{\"agent\"")]
    [InlineData("[{" + Good + "}] []")]
    public void ReadJson_BodyThatIsNoJson_IsRefusedWhole(string body) =>
        Assert.Throws<RuleViolationException>(() => Json(body));

    [Fact]
    public void ReadJson_BrokenBody_NamesLineAndColumn()
    {
        var refused = Assert.Throws<RuleViolationException>(() => Json("[\n{" + Good + "},\n  oops]"));

        Assert.Contains("line 3, column 3", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadLines_InvalidUtf8_IsRefused()
    {
        var intake = new ExecutionIntake(Workspace, new DimensionValuePool(), 0);

        intake.ReadLines([.. "{\"execution_id\":\""u8, 0xFF, .. "\"}"u8]);

        Assert.Contains("UTF-8", Assert.Single(intake.Rejections).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadJson_AllFields_AreStored()
    {
        var record = One("{" + Good + ",\"user\":\" Ünal \",\"completed_at\":\"2026-01-02T03:04:10Z\",\"duration\":1.5,\"credits\":0.25,"
            + "\"tokens_in\":7,\"tokens_out\":8,\"model\":\"m\",\"environment\":\"prod\",\"version\":\"1\",\"error_type\":\"t\","
            + "\"error_message\":\"line\\nnext\",\"metadata\":{\"a\":[1,2.5,\"x\",null,true,{\"b\":3000000000}]}}");

        var document = new RawBsonDocument(record.Document);
        Assert.Equal(Workspace, document["_id"]["w"].AsObjectId);
        Assert.Equal("x", document["_id"]["e"].AsString);
        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc), document["_id"]["t"].ToUniversalTime());
        Assert.Equal("Ünal", document["user"].AsString);
        Assert.Equal("succeeded", document["status"].AsString);
        Assert.Equal(1_500_000, document["durationUs"].AsInt64);
        Assert.Equal(250_000, document["creditsMicro"].AsInt64);
        Assert.Equal("line\nnext", document["errorMessage"].AsString);
        Assert.Equal(3_000_000_000, document["metadata"]["a"][5]["b"].AsInt64);
        Assert.Equal("x", Encoding.UTF8.GetString(record.EventId));
        Assert.Equal(document["_id"]["t"].ToUniversalTime(), DateTimeOffset.FromUnixTimeMilliseconds(EventRecord.TimeOf(record.Document)).UtcDateTime);
        Assert.Equal(15, record.Fact.MeasureMask);
    }

    [Theory]
    [InlineData("2026-01-02T03:04:05Z", "2026-01-02T03:04:05.000")]
    [InlineData("2026-01-02T03:04:05.9999999Z", "2026-01-02T03:04:05.999")]
    [InlineData("2026-01-02T03:04:05+02:00", "2026-01-02T01:04:05.000")]
    [InlineData("2026-01-02T03:04:05", "2026-01-02T03:04:05.000")]
    [InlineData("2026-01-02", "2026-01-02T00:00:00.000")]
    public void ReadJson_Times_AreReadAsUtc(string text, string expected)
    {
        var record = One(Item("started_at", "\"" + text + "\""));

        Assert.Equal(expected, DateTimeOffset.FromUnixTimeMilliseconds(record.Fact.TimeMs).ToString("yyyy-MM-ddTHH:mm:ss.fff", null));
    }

    [Theory]
    [InlineData("Completed", 0)]
    [InlineData("ERROR", 1)]
    [InlineData("canceled", 2)]
    [InlineData("Timed Out", 3)]
    [InlineData("in-progress", 4)]
    [InlineData("pending", 5)]
    public void ReadJson_StatusSynonyms_GetTheOneSpelling(string word, int code) =>
        Assert.Equal(code, One(Item("status", "\"" + word + "\"")).Fact.Status);

    [Fact]
    public void Add_TypedItem_MakesTheSameDocumentAsJson()
    {
        var intake = new ExecutionIntake(Workspace, new DimensionValuePool(), 0);
        intake.Add(new ExecutionInput
        {
            ExecutionId = "x", Agent = "a", Status = "ok", StartedUtc = new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc),
            Duration = TimeSpan.FromSeconds(2), Credits = 1.5m, MetadataJson = "{\"k\":[1]}",
        });

        var json = One("{" + Good + ",\"duration\":2,\"credits\":1.5,\"metadata\":{\"k\":[1]}}");

        Assert.Equal(json.Document, intake.Batch.Events[0].Document);
        Assert.Equal(ExecutionStream.Succeeded, intake.Batch.Events[0].Fact.Status);
    }

    private static ObjectId Workspace { get; } = new("0123456789abcdef01234567");

    private static string Item(string field, string value, string more = "")
    {
        var fields = new Dictionary<string, string>
        {
            ["execution_id"] = "\"x\"", ["agent"] = "\"a\"", ["status"] = "\"ok\"", ["started_at"] = "\"2026-01-02T03:04:05Z\"",
        };
        fields[field] = value;
        return "{" + string.Join(",", fields.Select(f => $"\"{f.Key}\":{f.Value}")) + more + "}";
    }

    private static EventRecord One(string json)
    {
        var intake = Json(json);
        Assert.Empty(intake.Rejections);
        return Assert.Single(intake.Batch.Events);
    }

    private static ExecutionIntake Json(string body)
    {
        var intake = new ExecutionIntake(Workspace, new DimensionValuePool(), 0);
        intake.ReadJson(Encoding.UTF8.GetBytes(body));
        return intake;
    }

    private static ExecutionIntake Lines(string body)
    {
        var intake = new ExecutionIntake(Workspace, new DimensionValuePool(), 0);
        intake.ReadLines(Encoding.UTF8.GetBytes(body));
        return intake;
    }
}
