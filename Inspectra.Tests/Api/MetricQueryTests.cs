using Inspectra.Core.Metrics;
using Inspectra.Core.Security;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class MetricQueryTests(ApiServer server)
{
    private static readonly string s_day = "\"from\":\"2026-03-17T00:00:00Z\",\"to\":\"2026-03-18T00:00:00Z\"";

    public static TheoryData<string, double?> Totals() => new()
    {
        { "runs", 6 }, { "succeeded", 3 }, { "failed", 2 }, { "success_rate", 0.6 }, { "duration_avg", 3 }, { "duration_p50", 3 },
        { "duration_p75", 4 }, { "duration_p90", 5 }, { "duration_p95", 5 }, { "duration_p99", 5 }, { "credits", 15 },
        { "tokens_in", 0 }, { "tokens_out", 0 }, { "tokens", 0 }, { "cost", 0.15 }, { "distinct_users", 3 }, { "distinct_agents", 2 },
        { "dau", 3 }, { "wau", 3 }, { "mau", 3 },
    };

    [Theory]
    [MemberData(nameof(Totals))]
    public async Task Query_EachMetric_GivesItsTotal(string metric, double? expected)
    {
        var workspace = await FilledAsync();

        var answer = await workspace.PostAsync("/metrics/query", $$"""{"metrics":["{{metric}}"],{{s_day}}}""");

        Assert.True(answer.Status == 200, answer.Text);
        var value = answer["total"].GetProperty("values")[0];
        var total = value.ValueKind == System.Text.Json.JsonValueKind.Null ? 0 : value.GetDouble();
        Assert.InRange(total, (expected ?? 0) * 0.985 - 1e-9, (expected ?? 0) * 1.015 + 1e-9);
    }

    [Fact]
    public void Totals_OfTheTests_CoverTheCatalogue() => Assert.Equal(
        new MetricCatalogue().Definitions.Where(d => d.Stream == StreamKeys.Executions).Select(d => d.Key).Order(),
        Totals().Select(row => (string)row[0]).Order());

    [Theory]
    [InlineData("minute", 1440)]
    [InlineData("hour", 24)]
    [InlineData("day", 1)]
    [InlineData("week", 1)]
    [InlineData("month", 1)]
    [InlineData("quarter", 1)]
    [InlineData("year", 1)]
    public async Task Query_EachGrain_AddsUpToTheTotal(string grain, int buckets)
    {
        var workspace = await FilledAsync();

        var answer = await workspace.PostAsync("/metrics/query", $$"""{"metrics":["runs","credits"],{{s_day}},"grain":"{{grain}}"}""");

        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(buckets, answer["buckets"].GetArrayLength());
        var series = answer["total"].GetProperty("series");
        Assert.Equal(6, Sum(series[0]));
        Assert.Equal(15, Sum(series[1]));
    }

    [Theory]
    [InlineData("agent", 2)]
    [InlineData("user", 3)]
    [InlineData("status", 3)]
    [InlineData("model", 1)]
    [InlineData("environment", 1)]
    [InlineData("version", 1)]
    [InlineData("error_type", 1)]
    public async Task Query_EachSplit_AddsUpToTheTotal(string dimension, int rows)
    {
        var workspace = await FilledAsync();

        var answer = await workspace.PostAsync("/metrics/query", $$"""{"metrics":["runs"],{{s_day}},"split_by":"{{dimension}}","grain":"hour"}""");

        Assert.True(answer.Status == 200, answer.Text);
        var found = answer["rows"].EnumerateArray().ToList();
        Assert.Equal(rows, found.Count);
        Assert.Equal(6, found.Sum(r => r.GetProperty("values")[0].GetDouble()));
    }

    [Fact]
    public async Task Query_TopOne_FoldsTheRestIntoOther()
    {
        var workspace = await FilledAsync();

        var answer = await workspace.PostAsync("/metrics/query", $$"""{"metrics":["runs"],{{s_day}},"split_by":"user","top":1}""");

        var rows = answer["rows"].EnumerateArray().ToList();
        Assert.Equal(2, rows.Count);
        Assert.True(rows[1].GetProperty("is_other").GetBoolean());
        Assert.Equal(6, rows.Sum(r => r.GetProperty("values")[0].GetDouble()));
    }

    [Theory]
    [InlineData("is", 3)]
    [InlineData("is_not", 3)]
    public async Task Query_Filtered_CountsOnlyThose(string mode, double expected)
    {
        var workspace = await FilledAsync();

        var answer = await workspace.PostAsync(
            "/metrics/query", $$"""{"metrics":["runs"],{{s_day}},"filters":[{"dimension":"agent","values":["planner"],"mode":"{{mode}}"}]}""");

        Assert.Equal(expected, answer["total"].GetProperty("values")[0].GetDouble());
    }

    [Theory]
    [InlineData("previous_period", 2)]
    [InlineData("same_period_last_year", 1)]
    public async Task Query_Compared_GivesTheOtherPeriodToo(string comparison, double expected)
    {
        var workspace = await FilledAsync();
        await workspace.IngestAsync(
            $"[{Executions.One("y1", minutes: -1440)},{Executions.One("y2", minutes: -1441)},{Executions.One("ly", minutes: -365 * 1440)}]");

        var answer = await workspace.PostAsync("/metrics/query", $$"""{"metrics":["runs"],{{s_day}},"comparison":"{{comparison}}"}""");

        Assert.Equal(6, answer["total"].GetProperty("values")[0].GetDouble());
        Assert.Equal(expected, answer["total"].GetProperty("previous_values")[0].GetDouble());
    }

    [Fact]
    public async Task Query_InAnotherZone_CutsDaysThere()
    {
        var workspace = await FilledAsync();

        var answer = await workspace.PostAsync(
            "/metrics/query",
            """{"metrics":["runs"],"from":"2026-03-16T18:30:00Z","to":"2026-03-18T18:30:00Z","time_zone":"Asia/Kolkata","grain":"day"}""");

        Assert.Equal(2, answer["buckets"].GetArrayLength());
        Assert.Equal("2026-03-16T18:30:00Z", answer["buckets"][0].GetProperty("start").GetString());
    }

    [Fact]
    public async Task Query_NoData_IsNullAndNotZero()
    {
        var workspace = await server.NewWorkspaceAsync();

        var answer = await workspace.PostAsync("/metrics/query", $$"""{"metrics":["duration_avg","success_rate","runs"],{{s_day}}}""");

        var values = answer["total"].GetProperty("values");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, values[0].ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, values[1].ValueKind);
    }

    [Theory]
    [InlineData("\"split_by\":\"user\"")]
    [InlineData("\"filters\":[{\"dimension\":\"user\",\"values\":[\"u1\"]}]")]
    public async Task Query_SingleUsersWithoutTheRightToSeeThem_IsRefused(string part)
    {
        var workspace = await FilledAsync();
        var blind = workspace with { Key = await server.NewKeyAsync(workspace.Owner, null, Permission.ViewMetrics, Permission.ViewAgents) };

        var query = $$"""{"metrics":["runs"],{{s_day}},{{part}}}""";
        var seen = await workspace.PostAsync("/metrics/query", query);
        var hidden = await blind.PostAsync("/metrics/query", query);

        Assert.True(seen.Status == 200, seen.Text);
        hidden.AssertProblem(403, "forbidden");
    }

    [Fact]
    public async Task Query_CostWithoutTheRightToSeeMoney_IsNotGiven()
    {
        var workspace = await FilledAsync();
        var blind = workspace with { Key = await server.NewKeyAsync(workspace.Owner, null, Permission.ViewMetrics, Permission.ViewAgents) };

        var query = $$"""{"metrics":["cost"],{{s_day}},"grain":"day","split_by":"agent"}""";
        var seen = await workspace.PostAsync("/metrics/query", query);
        var hidden = await blind.PostAsync("/metrics/query", query);

        Assert.Contains("0.1", seen["total"].GetProperty("values").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("[null]", hidden["total"].GetProperty("values").GetRawText());
        Assert.DoesNotContain("0.1", hidden["rows"].GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("0.1", hidden["total"].GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"metrics":["runs"]}""", 422, "invalid_period")]
    [InlineData("""{"from":"2026-03-17","to":"2026-03-18"}""", 422, "invalid_input")]
    [InlineData("""{"metrics":null,"from":"2026-03-17","to":"2026-03-18"}""", 422, "invalid_input")]
    [InlineData("""{"metrics":[null],"from":"2026-03-17","to":"2026-03-18"}""", 422, "invalid_input")]
    [InlineData("""{"metrics":[],"from":"2026-03-17","to":"2026-03-18"}""", 400, "metric_unknown")]
    [InlineData("""{"metrics":["$sum"],"from":"2026-03-17","to":"2026-03-18"}""", 400, "metric_unknown")]
    [InlineData("""{"metrics":[{"$ne":null}],"from":"2026-03-17","to":"2026-03-18"}""", 400, "invalid_input")]
    [InlineData("""{"metrics":["runs"],"from":{"$gt":""},"to":"2026-03-18"}""", 400, "invalid_input")]
    [InlineData("""{"metrics":["runs"],"from":"soon","to":"2026-03-18"}""", 422, "invalid_period")]
    [InlineData("""{"metrics":["runs"],"from":"2026-03-18","to":"2026-03-17"}""", 400, "invalid_period")]
    [InlineData("""{"metrics":["runs"],"from":"1971-01-01","to":"2026-03-17"}""", 400, "invalid_period")]
    [InlineData("""{"metrics":["runs"],"from":"2020-03-17","to":"2026-03-17","grain":"minute"}""", 400, "query_too_broad")]
    [InlineData("""{"metrics":["runs"],"from":"2026-03-17","to":"2026-03-18","grain":"minute,hour"}""", 422, "invalid_input")]
    [InlineData("""{"metrics":["runs"],"from":"2026-03-17","to":"2026-03-18","grain":"+1"}""", 422, "invalid_input")]
    [InlineData("""{"metrics":["runs"],"from":"2026-03-17","to":"2026-03-18","grain":""}""", 422, "invalid_input")]
    [InlineData("""{"metrics":["runs"],"from":"2026-03-17","to":"2026-03-18","split_by":"_id.w"}""", 400, "dimension_unknown")]
    [InlineData("""{"metrics":["runs"],"from":"2026-03-17","to":"2026-03-18","split_by":"agent","top":0}""", 400, "query_too_broad")]
    [InlineData("""{"metrics":["runs"],"from":"2026-03-17","to":"2026-03-18","split_by":"agent","top":1e9}""", 400, "invalid_input")]
    [InlineData("""{"metrics":["runs"],"from":"2026-03-17","to":"2026-03-18","stream":"users"}""", 400, "stream_unknown")]
    [InlineData("""{"metrics":["runs"],"from":"2026-03-17","to":"2026-03-18","time_zone":"Mars/Base"}""", 400, "invalid_time_zone")]
    [InlineData("""{"metrics":["runs"],"from":"2026-03-17","to":"2026-03-18","time_zone":"../../etc/passwd"}""", 400, "invalid_time_zone")]
    [InlineData("""{"metrics":["runs"],"from":"2026-03-17","to":"2026-03-18","time_zone":""}""", 400, "invalid_time_zone")]
    [InlineData("""{"metrics":["runs"],"from":"2026-03-17","to":"2026-03-18","comparison":"next"}""", 422, "invalid_input")]
    [InlineData("""{"metrics":["runs"],"from":"2026-03-17","to":"2026-03-18","filters":[null]}""", 422, "invalid_input")]
    [InlineData("""{"metrics":["runs"],"from":"2026-03-17","to":"2026-03-18","filters":[{}]}""", 422, "invalid_input")]
    [InlineData("""{"metrics":["runs"],"from":"2026-03-17","to":"2026-03-18","filters":[{"dimension":"agent","values":[null]}]}""", 422, "invalid_input")]
    [InlineData("""{"metrics":["runs"],"from":"2026-03-17","to":"2026-03-18","filters":[{"dimension":"agent","values":[]}]}""", 400, "query_too_broad")]
    [InlineData("""{"metrics":["runs"],"from":"2026-03-17","to":"2026-03-18","filters":[{"dimension":"agent","values":[{"$ne":null}]}]}""", 400, "invalid_input")]
    [InlineData("""{"metrics":["runs"],"from":"2026-03-17","to":"2026-03-18","filters":[{"dimension":"$where","values":["1"]}]}""", 400, "dimension_unknown")]
    [InlineData("""{"metrics":["runs"],"from":"2026-03-17","to":"2026-03-18","filters":[{"dimension":"agent","values":["a"],"mode":"$ne"}]}""", 422, "invalid_input")]
    [InlineData("""{"metrics":["runs"],"from":"2026-03-17","to":"2026-03-18","$where":"1"}""", 400, "invalid_input")]
    [InlineData("""{"metrics":["runs"],""", 400, "invalid_input")]
    [InlineData("null", 400, "invalid_input")]
    [InlineData("[]", 400, "invalid_input")]
    [InlineData("", 400, "invalid_input")]
    public async Task Query_BadQuestion_IsRefusedByName(string body, int status, string code) =>
        (await (await server.NewWorkspaceAsync()).PostAsync("/metrics/query", body)).AssertProblem(status, code);

    [Fact]
    public async Task Query_BrokenJson_SaysWhere()
    {
        var answer = await (await server.NewWorkspaceAsync()).PostAsync("/metrics/query", "{\"metrics\":\n[1]}");

        answer.AssertProblem(400, "invalid_input");
        Assert.Contains("line 2, column", answer.Title, StringComparison.Ordinal);
        Assert.Contains("$.metrics[0]", answer.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_OtherContentType_IsRefused() =>
        (await (await server.NewWorkspaceAsync()).SendAsync(HttpMethod.Post, "/metrics/query", new StringContent("{}"))).AssertProblem(415, "unsupported_media_type");

    [Fact]
    public async Task List_OfMetrics_IsTheCatalogue()
    {
        var answer = await (await server.NewWorkspaceAsync()).GetAsync("/metrics");

        Assert.Equal(new MetricCatalogue().Definitions.Count, answer.Json.GetArrayLength());
        Assert.Equal(("runs", "count"), (answer.Json[0].GetProperty("key").GetString(), answer.Json[0].GetProperty("unit").GetString()));
    }

    /// <summary>Three succeeded, two failed, one running; five durations of 1 to 5 seconds and as many credits.</summary>
    private async Task<ApiWorkspace> FilledAsync()
    {
        var workspace = await server.NewWorkspaceAsync();
        string[] items =
        [
            Executions.One("1", "succeeded", "planner", "u1", 0, 1, 1), Executions.One("2", "succeeded", "planner", "u2", 60, 2, 2),
            Executions.One("3", "succeeded", "coder", "u1", 61, 3, 3), Executions.One("4", "failed", "coder", "u3", 200, 4, 4),
            Executions.One("5", "failed", "coder", "u1", 300, 5, 5), Executions.One("6", "running", "planner", "u1", 310),
        ];
        var answer = await workspace.IngestAsync("[" + string.Join(',', items) + "]");
        Assert.Equal(6, answer["accepted"].GetInt32());
        return workspace;
    }

    private static double Sum(System.Text.Json.JsonElement values) =>
        values.EnumerateArray().Sum(v => v.ValueKind == System.Text.Json.JsonValueKind.Null ? 0 : v.GetDouble());
}
