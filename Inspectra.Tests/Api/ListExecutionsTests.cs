using System.Globalization;
using System.Text.Json;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class ListExecutionsTests(ApiServer server)
{
    private static readonly string s_period = $"from={Executions.Time(-60)}&to={Executions.Time(6000)}";

    [Theory]
    [InlineData(null, "started_at", true)]
    [InlineData("-started", "started_at", true)]
    [InlineData("started", "started_at", false)]
    [InlineData("-duration", "duration", true)]
    [InlineData("duration", "duration", false)]
    [InlineData("-credits", "credits", true)]
    [InlineData("credits", "credits", false)]
    public async Task List_PageByPage_HasNeitherGapsNorRepeats(string? sort, string field, bool isDescending)
    {
        var workspace = await FilledAsync();

        var items = await AllAsync(workspace, $"{s_period}&limit=7{(sort is null ? "" : "&sort=" + sort)}");

        Assert.Equal(60, items.Select(IdOf).Distinct().Count());
        Assert.Equal(60, items.Count);
        var values = items.Select(i => ValueOf(i, field)).OfType<double>().ToList();
        Assert.Equal(isDescending ? values.OrderDescending() : values.Order(), values);
    }

    [Theory]
    [InlineData("agent=a1", 20)]
    [InlineData("agent=a1&agent=a2", 40)]
    [InlineData("status=failed", 15)]
    [InlineData("status=failed&agent=a0", 5)]
    [InlineData("user=u1", 12)]
    [InlineData("model=m1", 30)]
    [InlineData("environment=prod", 60)]
    [InlineData("version=9", 0)]
    [InlineData("error_type=Timeout", 15)]
    [InlineData("agent=%7B%22%24ne%22%3Anull%7D", 0)]
    [InlineData("user=%24ne", 0)]
    public async Task List_Filtered_GivesExactlyWhatMatches(string filter, int expected)
    {
        var workspace = await FilledAsync();

        var items = await AllAsync(workspace, $"{s_period}&limit=25&{filter}");

        Assert.Equal(expected, items.Count);
        Assert.Equal(expected, items.Select(IdOf).Distinct().Count());
    }

    [Fact]
    public async Task List_WithATotal_CountsAllAndNotThePage()
    {
        var answer = await (await FilledAsync()).GetAsync($"/executions?{s_period}&limit=5&agent=a1");

        Assert.Equal((5, 20), (answer["items"].GetArrayLength(), answer["total"].GetInt32()));
    }

    [Fact]
    public async Task List_PeriodBounds_AreInclusiveAndExclusive()
    {
        var workspace = await FilledAsync();

        var items = await AllAsync(workspace, $"from={Executions.Time(10)}&to={Executions.Time(12)}");

        Assert.Equal(["e11", "e10"], items.Select(IdOf));
    }

    [Fact]
    public async Task List_TimeWithAnOffset_IsUnderstood()
    {
        var workspace = await FilledAsync();

        var items = await AllAsync(workspace, "from=2026-03-17T10:10:00%2B02:00&to=2026-03-17T09:12:00+01:00");

        Assert.Equal(["e11", "e10"], items.Select(IdOf));
    }

    [Fact]
    public async Task List_InsertionsBetweenPages_DisturbNothing()
    {
        var workspace = await FilledAsync();
        var first = await workspace.GetAsync($"/executions?{s_period}&limit=30");
        await workspace.IngestAsync(Executions.One("later", minutes: 500));

        var rest = await AllAsync(workspace, $"{s_period}&limit=30&cursor={first["next"].GetString()}");

        Assert.Equal(30, rest.Count);
        Assert.Empty(rest.Select(IdOf).Intersect(first["items"].EnumerateArray().Select(IdOf)));
    }

    [Theory]
    [InlineData("to=2026-01-01T00:00:00Z", 422, "invalid_period")]
    [InlineData("from=2026-01-01T00:00:00Z", 422, "invalid_period")]
    [InlineData("from=today&to=tomorrow", 422, "invalid_period")]
    [InlineData("from=2026-02-30&to=2026-03-01", 422, "invalid_period")]
    [InlineData("from=2026-03-01&to=2026-02-01", 400, "invalid_period")]
    [InlineData("from=2026-03-01&to=2026-03-02&sort=agent", 422, "invalid_input")]
    [InlineData("from=2026-03-01&to=2026-03-02&limit=0", 400, "invalid_page_size")]
    [InlineData("from=2026-03-01&to=2026-03-02&limit=1001", 400, "invalid_page_size")]
    [InlineData("from=2026-03-01&to=2026-03-02&limit=many", 400, "invalid_input")]
    [InlineData("from=2026-03-01&to=2026-03-02&cursor=nonsense", 400, "invalid_cursor")]
    [InlineData("from=2026-03-01&to=2026-03-02&cursor=%00%ff", 400, "invalid_cursor")]
    public async Task List_BadQuestion_IsRefusedByName(string query, int status, string code)
    {
        var workspace = await server.NewWorkspaceAsync();

        (await workspace.GetAsync("/executions?" + query)).AssertProblem(status, code);
    }

    [Fact]
    public async Task List_CursorOfAnotherSort_IsRefused()
    {
        var workspace = await FilledAsync();
        var first = await workspace.GetAsync($"/executions?{s_period}&limit=5&sort=duration");

        var answer = await workspace.GetAsync($"/executions?{s_period}&limit=5&sort=credits&cursor={first["next"].GetString()}");

        answer.AssertProblem(400, "invalid_cursor");
    }

    [Fact]
    public async Task Get_ByTheIdOfTheList_GivesEverything()
    {
        var workspace = await server.NewWorkspaceAsync();
        await workspace.IngestAsync(
            $$"""{"execution_id":"full","agent":"a","user":"u","status":"failed","started_at":"{{Executions.Time(0)}}","duration":2.5,"credits":1.25,"tokens_in":10,"tokens_out":20,"model":"m","environment":"prod","version":"1.2","error_type":"Timeout","error_message":"It took too long.","metadata":{"k":[1,"x",null]} }""");
        var item = (await workspace.GetAsync($"/executions?{s_period}"))["items"][0];

        var one = await workspace.GetAsync("/executions/" + item.GetProperty("id").GetString());

        Assert.Equal("full", one["execution"].GetProperty("execution_id").GetString());
        Assert.Equal(2.5, one["execution"].GetProperty("duration").GetDouble());
        Assert.Equal("2026-03-17T08:00:02.5Z", one["execution"].GetProperty("completed_at").GetString());
        Assert.Equal("It took too long.", one["error_message"].GetString());
        Assert.Equal("x", one["metadata"].GetProperty("k")[1].GetString());
        Assert.Equal(0.0125m, one["cost"].GetDecimal());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("..%2f..")]
    [InlineData("fffffffffffffffffffff")]
    [InlineData("f39_f39_f39_ZXg")]
    [InlineData("AAAAAAAAAABB")]
    public async Task GetAndDelete_NoSuchId_AreNotFoundAlike(string id)
    {
        var workspace = await server.NewWorkspaceAsync();

        (await workspace.GetAsync("/executions/" + id)).AssertProblem(404, "execution_not_found");
        (await workspace.SendAsync(HttpMethod.Delete, "/executions/" + id, null)).AssertProblem(404, "execution_not_found");
    }

    [Fact]
    public async Task Delete_OneExecution_TakesItOutOfListAndFigures()
    {
        var workspace = await FilledAsync();
        var id = (await workspace.GetAsync($"/executions?{s_period}&limit=1"))["items"][0].GetProperty("id").GetString();

        var answer = await workspace.SendAsync(HttpMethod.Delete, "/executions/" + id, null);

        Assert.Equal((204, ""), (answer.Status, answer.Text));
        (await workspace.GetAsync("/executions/" + id)).AssertProblem(404, "execution_not_found");
        Assert.Equal(59, (await AllAsync(workspace, s_period)).Count);
        Assert.Equal(59, await IngestTests.RunsAsync(workspace));
        (await workspace.SendAsync(HttpMethod.Delete, "/executions/" + id, null)).AssertProblem(404, "execution_not_found");
    }

    /// <summary>Sixty executions, many of which tie in duration or lack credits.</summary>
    private async Task<ApiWorkspace> FilledAsync()
    {
        var workspace = await server.NewWorkspaceAsync();
        var items = Enumerable.Range(0, 60).Select(i => JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["execution_id"] = $"e{i}", ["agent"] = $"a{i % 3}", ["user"] = $"u{i % 5}", ["model"] = $"m{i % 2}", ["environment"] = "prod",
            ["status"] = i % 4 == 0 ? "failed" : "succeeded", ["error_type"] = i % 4 == 0 ? "Timeout" : null,
            ["started_at"] = Executions.Time(i), ["duration"] = i % 10 == 9 ? null : i % 6, ["credits"] = i % 7 == 6 ? null : i % 3,
        }));
        var answer = await workspace.IngestAsync("[" + string.Join(',', items) + "]");
        Assert.Equal(60, answer["accepted"].GetInt32());
        return workspace;
    }

    private static async Task<List<JsonElement>> AllAsync(ApiWorkspace workspace, string query)
    {
        var items = new List<JsonElement>();
        var cursor = "";
        for (var page = 0; page < 100; page++)
        {
            var answer = await workspace.GetAsync($"/executions?{query}{cursor}");
            Assert.True(answer.Status == 200, answer.Text);
            items.AddRange(answer["items"].EnumerateArray());
            if (!answer.Json.TryGetProperty("next", out var next)) { return items; }
            query = query.Split("&cursor=")[0];
            cursor = "&cursor=" + next.GetString();
        }

        throw new InvalidOperationException("The pages never end.");
    }

    private static string IdOf(JsonElement item) => item.GetProperty("execution_id").GetString()!;

    private static double? ValueOf(JsonElement item, string field) => !item.TryGetProperty(field, out var value) ? null
        : value.ValueKind == JsonValueKind.Number ? value.GetDouble()
        : DateTime.Parse(value.GetString()!, CultureInfo.InvariantCulture).Ticks;
}
