using System.Text;
using Inspectra.Core;
using Inspectra.Core.Errors;
using Inspectra.Core.Metrics;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Admin;
using Inspectra.Core.Services.Agents;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Core.Agents;

public sealed class ExecutionIngestServiceTests : IAsyncLifetime
{
    private static readonly DateTime Day = new(2026, 3, 17, 0, 0, 0, DateTimeKind.Utc);
    private readonly TestCore _core = TestCore.Create();
    private TestPerson _owner = null!; // Set before each test.

    public async Task InitializeAsync() => _owner = await _core.SetUpAsync();

    public async Task DisposeAsync() => await _core.DisposeAsync();

    [Fact]
    public async Task IngestAsync_JsonArray_StoresAndCounts()
    {
        var result = await PostAsync($"[{Json("a", "ok", 1)},{Json("b", "failed", 2)},{{}}]");

        Assert.Equal([IngestOutcome.Accepted, IngestOutcome.Accepted, IngestOutcome.Rejected], result.Outcomes);
        Assert.Equal((2, 0, 0, 1), (result.Accepted, result.Duplicates, result.Updated, result.Rejected));
        Assert.Equal([2, 1, 1], await CountsAsync());
    }

    [Fact]
    public async Task IngestAsync_SameBodyTwice_CountsOnce()
    {
        var body = $"[{Json("a", "ok", 1)},{Json("b", "failed", 2)}]";
        await PostAsync(body);

        var again = await PostAsync(body);

        Assert.Equal((0, 2), (again.Accepted, again.Duplicates));
        Assert.Equal([2, 1, 1], await CountsAsync());
    }

    [Fact]
    public async Task IngestAsync_SameIdTwiceInOneBody_CountsOnce()
    {
        var result = await PostAsync($"[{Json("a", "ok", 1)},{Json("a", "failed", 1)}]");

        Assert.Equal([IngestOutcome.Accepted, IngestOutcome.Duplicate], result.Outcomes);
        Assert.Equal([1, 1, 0], await CountsAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public async Task IngestAsync_FinalStateOfARunningExecution_IsAppliedOnce(int minutesLater)
    {
        await PostAsync(Json("a", "running", 1));

        var final = await PostAsync(Json("a", "ok", 1 + minutesLater));
        var repeat = await PostAsync(Json("a", "ok", 1 + minutesLater));
        var late = await PostAsync(Json("a", "running", 1 + minutesLater));

        Assert.Equal([IngestOutcome.Updated, IngestOutcome.Duplicate, IngestOutcome.Duplicate], [.. final.Outcomes, .. repeat.Outcomes, .. late.Outcomes]);
        Assert.Equal([1, 1, 0], await CountsAsync());
    }

    [Fact]
    public async Task IngestAsync_QueuedThenRunningThenFailed_EndsAsOneFailure()
    {
        var steps = await PostAsync($"[{Json("a", "queued", 1)},{Json("a", "running", 2)}]");
        var end = await PostAsync(Json("a", "error", 2));

        Assert.Equal([IngestOutcome.Accepted, IngestOutcome.Updated, IngestOutcome.Updated], [.. steps.Outcomes, .. end.Outcomes]);
        Assert.Equal([1, 0, 1], await CountsAsync());
    }

    [Fact]
    public async Task IngestAsync_SameIdsFromManyTasks_CountOnce()
    {
        var body = "[" + string.Join(",", Enumerable.Range(0, 50).Select(i => Json($"e{i}", "ok", i))) + "]";

        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => PostAsync(body))));

        Assert.Equal(50, results.Sum(r => r.Accepted));
        Assert.Equal(15 * 50, results.Sum(r => r.Duplicates));
        Assert.Equal([50, 50, 0], await CountsAsync());
    }

    [Fact]
    public async Task IngestAsync_ForeignWorkspace_IsNotFound()
    {
        var stranger = new Actor(ActorKind.User, MongoDB.Bson.ObjectId.GenerateNewId(), "stranger");

        await Assert.ThrowsAsync<NotFoundException>(() => _core.Get<ExecutionIngestService>().IngestAsync(
            stranger, _owner.WorkspaceId, Encoding.UTF8.GetBytes(Json("a", "ok", 1)), ExecutionBodyFormat.Json, CancellationToken.None));
    }

    [Fact]
    public async Task IngestAsync_Viewer_IsForbidden()
    {
        var viewer = await _core.AddPersonAsync(_owner, WorkspaceRole.Viewer);

        await Assert.ThrowsAsync<ForbiddenException>(() => _core.Get<ExecutionIngestService>().IngestAsync(
            viewer.Actor, _owner.WorkspaceId, Encoding.UTF8.GetBytes(Json("a", "ok", 1)), ExecutionBodyFormat.Json, CancellationToken.None));
    }

    [Fact]
    public async Task DeleteAsync_OneOfTwo_IsCountedNoMore()
    {
        await PostAsync($"[{Json("a", "ok", 1)},{Json("b", "failed", 2)}]");
        var list = await ListAsync();

        await _core.Get<ExecutionRemovalService>().DeleteAsync(_owner.Actor, _owner.WorkspaceId, list.Items[0].Id, CancellationToken.None);

        Assert.Equal([1, 1, 0], await CountsAsync());
        Assert.Equal(["a"], (await ListAsync()).Items.Select(i => i.ExecutionId));
        var noted = await _core.Get<AuditService>().ListAsync(_owner.Actor, _owner.WorkspaceId, 10, null, CancellationToken.None);
        Assert.Contains(noted.Items, e => e.Action == AuditAction.ExecutionDeleted && e.Target == list.Items[0].Id);
    }

    [Fact]
    public async Task GetAsync_StoredExecution_ShowsAllOfIt()
    {
        await PostAsync(Json("a", "failed", 1, ",\"credits\":2.5,\"error_message\":\"boom\",\"metadata\":{\"k\":[1,{\"z\":null}]}"));
        var id = (await ListAsync()).Items[0].Id;

        var detail = await _core.Get<ExecutionService>().GetAsync(_owner.Actor, _owner.WorkspaceId, id, CancellationToken.None);

        Assert.Equal(("a", "failed", 2.5m, "boom"), (detail.Summary.ExecutionId, detail.Summary.Status, detail.Summary.Credits, detail.ErrorMessage));
        Assert.Equal("{\"k\":[1,{\"z\":null}]}", detail.MetadataJson?.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
        Assert.NotNull(detail.Cost);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AAAAAAAAAAE")]
    [InlineData("____________")]
    public async Task GetAsync_UnknownId_IsNotFound(string id) =>
        await Assert.ThrowsAsync<NotFoundException>(() =>
            _core.Get<ExecutionService>().GetAsync(_owner.Actor, _owner.WorkspaceId, id, CancellationToken.None));

    [Theory]
    [InlineData(ExecutionSort.StartedDescending)]
    [InlineData(ExecutionSort.StartedAscending)]
    [InlineData(ExecutionSort.DurationDescending)]
    [InlineData(ExecutionSort.DurationAscending)]
    [InlineData(ExecutionSort.CreditsDescending)]
    [InlineData(ExecutionSort.CreditsAscending)]
    public async Task ListAsync_PageByPage_ShowsEveryExecutionOnce(ExecutionSort sort)
    {
        var items = Enumerable.Range(0, 23).Select(i =>
            Json($"e{i:00}", i % 3 == 0 ? "running" : "ok", i / 2, i % 3 == 0 ? "" : $",\"duration\":{i % 5},\"credits\":{i % 4}"));
        await PostAsync("[" + string.Join(",", items) + "]");
        var seen = new List<ExecutionSummary>();

        string? cursor = null;
        do
        {
            var page = await ListAsync(sort, cursor, 4);
            seen.AddRange(page.Items);
            Assert.Equal(23, page.Total);
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(23, seen.Select(s => s.ExecutionId).Distinct().Count());
        Assert.Equal(23, seen.Count);
        var values = seen.Select(s => sort switch
        {
            ExecutionSort.DurationAscending or ExecutionSort.DurationDescending => (decimal?)s.Duration?.Ticks ?? -1,
            ExecutionSort.CreditsAscending or ExecutionSort.CreditsDescending => s.Credits ?? -1,
            _ => s.StartedUtc.Ticks,
        }).ToList();
        Assert.Equal(sort.ToString().EndsWith("Ascending", StringComparison.Ordinal) ? values.Order() : values.OrderDescending(), values);
    }

    [Fact]
    public async Task ListAsync_Filters_KeepWhatMatches()
    {
        await PostAsync($"[{Json("a", "ok", 1, ",\"user\":\"u1\"")},{Json("b", "failed", 2, ",\"user\":\"u2\"")},{Json("c", "ok", 3)}]");

        var notFailed = await ListAsync(filters: [new(DimensionKeys.Status, FilterMode.IsNot, ["failed"])]);
        var unnamed = await ListAsync(filters: [new(DimensionKeys.User, FilterMode.Is, ["", "u2"])]);

        Assert.Equal(["c", "a"], notFailed.Items.Select(i => i.ExecutionId));
        Assert.Equal(["c", "b"], unnamed.Items.Select(i => i.ExecutionId));
    }

    [Fact]
    public async Task IngestAsync_AfterARestart_KnowsWhatWasStored()
    {
        var directory = Directory.CreateTempSubdirectory("inspectra-ingest-");
        var settings = new InspectraSettings { DataDirectory = directory.FullName, PasswordIterations = 1_000 };
        var body = Encoding.UTF8.GetBytes($"[{Json("a", "ok", 1)},{Json("b", "running", 2)}]");
        TestPerson owner;
        await using (var before = TestCore.Create(settings: settings))
        {
            owner = await before.SetUpAsync();
            await before.Get<ExecutionIngestService>().IngestAsync(owner.Actor, owner.WorkspaceId, body, ExecutionBodyFormat.Json, CancellationToken.None);
        }

        await using (var after = TestCore.Create(settings: settings))
        {
            var ingest = after.Get<ExecutionIngestService>();
            var again = await ingest.IngestAsync(owner.Actor, owner.WorkspaceId, body, ExecutionBodyFormat.Json, CancellationToken.None);
            var final = await ingest.IngestAsync(
                owner.Actor, owner.WorkspaceId, Encoding.UTF8.GetBytes(Json("b", "failed", 2)), ExecutionBodyFormat.Json, CancellationToken.None);

            Assert.Equal((2, 1), (again.Duplicates, final.Updated));
            Assert.Equal([2, 1, 1], await CountsAsync(after, owner));
        }

        directory.Delete(recursive: true);
    }

    private static string Json(string id, string status, int minute, string more = "") =>
        $"{{\"execution_id\":\"{id}\",\"agent\":\"agent\",\"status\":\"{status}\",\"started_at\":\"{Day.AddHours(5).AddMinutes(minute):yyyy-MM-ddTHH:mm:ssZ}\"{more}}}";

    private Task<IngestResult> PostAsync(string body) => _core.Get<ExecutionIngestService>().IngestAsync(
        _owner.Actor, _owner.WorkspaceId, Encoding.UTF8.GetBytes(body), ExecutionBodyFormat.Json, CancellationToken.None);

    private Task<Inspectra.Core.Services.Page<ExecutionSummary>> ListAsync(
        ExecutionSort sort = ExecutionSort.StartedDescending, string? cursor = null, int limit = 50, IReadOnlyList<MetricFilter>? filters = null) =>
        _core.Get<ExecutionService>().ListAsync(
            _owner.Actor, _owner.WorkspaceId,
            new() { FromUtc = Day, ToUtc = Day.AddDays(1), Sort = sort, Cursor = cursor, Limit = limit, Filters = filters ?? [] },
            CancellationToken.None);

    private Task<double?[]> CountsAsync() => CountsAsync(_core, _owner);

    private static async Task<double?[]> CountsAsync(TestCore core, TestPerson owner)
    {
        var answer = await core.Get<MetricService>().QueryAsync(
            owner.Actor,
            new()
            {
                WorkspaceId = owner.WorkspaceId, Stream = StreamKeys.Executions, FromUtc = Day, ToUtc = Day.AddDays(1), TimeZone = "Etc/UTC",
                Metrics = [MetricKeys.Runs, MetricKeys.Succeeded, MetricKeys.Failed],
            },
            CancellationToken.None);
        return answer.Total.Values;
    }
}
