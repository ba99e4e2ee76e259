using System.Globalization;
using Inspectra.Core.Errors;
using Inspectra.Core.Metrics;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Agents;
using Inspectra.Core.Services.Workspaces;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Core.Metrics;

public sealed class MetricServiceTests : IAsyncLifetime
{
    private readonly TestCore _core = TestCore.Create();
    private TestPerson _owner = null!; // Set before each test.

    public async Task InitializeAsync()
    {
        _owner = await _core.SetUpAsync();
        _core.Clock.Set(Utc("2026-04-10T00:00Z"));
    }

    public async Task DisposeAsync() => await _core.DisposeAsync();

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("Asia/Kolkata")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("Australia/Lord_Howe")]
    public async Task QueryAsync_DaysAroundAClockChange_CountsLocalDays(string zoneId)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        var start = Utc("2026-03-01T00:00Z");
        var events = Enumerable.Range(0, 3_000).Select(i => Run($"e{i}", start.AddMinutes(19 * i))).ToList();
        await IngestAsync(events);
        var from = TimeZoneInfo.ConvertTimeToUtc(new DateTime(2026, 3, 5), zone);
        var to = TimeZoneInfo.ConvertTimeToUtc(new DateTime(2026, 4, 8), zone);

        var answer = await AskAsync(new()
        {
            WorkspaceId = _owner.WorkspaceId, Stream = StreamKeys.Executions, Metrics = [MetricKeys.Runs], FromUtc = from, ToUtc = to,
            TimeZone = zoneId, Grain = Grain.Day,
        });

        var expected = events.Where(e => e.StartedUtc >= from && e.StartedUtc < to)
            .GroupBy(e => TimeZoneInfo.ConvertTimeFromUtc(e.StartedUtc, zone).Date).OrderBy(g => g.Key).Select(g => (double?)g.Count());
        Assert.Equal(34, answer.Buckets.Count);
        Assert.Equal(expected, answer.Total.Series![0].Where(v => v > 0));
        Assert.Equal(MetricSource.Rollup, answer.Provenance.Source);
        Assert.Equal(0, answer.Provenance.EventsRead);
    }

    [Fact]
    public async Task QueryAsync_ActiveUsers_LookBackOverLocalDays()
    {
        var start = Utc("2026-02-01T10:00Z");
        var random = new Random(3);
        var events = Enumerable.Range(0, 1_500)
            .Select(i => Run($"e{i}", start.AddMinutes(random.Next(60 * 24 * 60))) with { User = $"u{random.Next(80)}" }).ToList();
        await IngestAsync(events);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var from = TimeZoneInfo.ConvertTimeToUtc(new DateTime(2026, 3, 20), zone);
        var to = TimeZoneInfo.ConvertTimeToUtc(new DateTime(2026, 4, 2), zone);

        var answer = await AskAsync(new()
        {
            WorkspaceId = _owner.WorkspaceId, Stream = StreamKeys.Executions, FromUtc = from, ToUtc = to, TimeZone = "Europe/Berlin", Grain = Grain.Day,
            Metrics = [MetricKeys.DailyActiveUsers, MetricKeys.WeeklyActiveUsers, MetricKeys.MonthlyActiveUsers],
        });

        var windows = new[] { 1, 7, 30 };
        for (var metric = 0; metric < windows.Length; metric++)
        {
            for (var bucket = 0; bucket < answer.Buckets.Count; bucket++)
            {
                var lastDay = TimeZoneInfo.ConvertTimeFromUtc(answer.Buckets[bucket].StartUtc, zone).Date;
                var first = TimeZoneInfo.ConvertTimeToUtc(lastDay.AddDays(1 - windows[metric]), zone);
                var users = events.Where(e => e.StartedUtc >= first && e.StartedUtc < answer.Buckets[bucket].EndUtc).Select(e => e.User).Distinct();
                Assert.Equal(users.Count(), answer.Total.Series![metric][bucket]);
            }

            Assert.Equal(answer.Total.Series![metric][^1], answer.Total.Values[metric]);
        }
    }

    [Fact]
    public async Task QueryAsync_PreviousPeriod_StandsBesideEachRow()
    {
        await IngestAsync([
            Run("a", Utc("2026-03-02T05:00Z")), Run("b", Utc("2026-03-03T05:00Z")) with { Agent = "other" }, Run("c", Utc("2026-03-03T06:00Z")),
        ]);

        var answer = await AskAsync(Day("2026-03-03") with { SplitBy = DimensionKeys.Agent, Comparison = Comparison.PreviousPeriod });

        Assert.Equal((2, 1), (answer.Total.Values[0], answer.Total.PreviousValues![0]));
        Assert.Equal([("agent", 1, 1), ("other", 1, 0)], answer.Rows.Select(r => (r.Key!, r.Values[0]!.Value, r.PreviousValues![0]!.Value)).Order());
    }

    [Fact]
    public async Task QueryAsync_MoreRowsThanTop_FoldsTheRest()
    {
        var agents = Enumerable.Range(0, 6).SelectMany(a => Enumerable.Range(0, a + 1).Select(i => (a, i)));
        await IngestAsync([.. agents.Select(x => Run($"{x.a}-{x.i}", Utc("2026-03-03T05:00Z")) with { Agent = $"agent-{x.a}", Credits = 2 })]);

        var answer = await AskAsync(Day("2026-03-03") with { SplitBy = DimensionKeys.Agent, Top = 2, Metrics = [MetricKeys.Runs, MetricKeys.Credits] });

        Assert.Equal([("agent-5", 6, 12), ("agent-4", 5, 10), (null, 10, 20)], answer.Rows.Select(r => (r.Key, r.Values[0]!.Value, r.Values[1]!.Value)));
        Assert.True(answer.Rows[2].IsOther);
        Assert.Equal((21, 42), (answer.Total.Values[0], answer.Total.Values[1]));
    }

    [Fact]
    public async Task QueryAsync_NoEvents_HasZeroCountsAndNoAverages()
    {
        var answer = await AskAsync(Day("2026-03-03") with
        {
            Metrics = [MetricKeys.Runs, MetricKeys.SuccessRate, MetricKeys.DurationAverage, MetricKeys.DurationP95, MetricKeys.Cost],
        });

        Assert.Equal([0, null, null, null, 0], answer.Total.Values);
    }

    [Fact]
    public async Task QueryAsync_FiltersThatNoBucketsAnswer_ReadTheEvents()
    {
        await IngestAsync([
            Run("a", Utc("2026-03-03T05:00Z")) with { User = "u1", Model = "m1" }, Run("b", Utc("2026-03-03T05:00Z")) with { User = "u1", Model = "m2" },
        ]);

        var answer = await AskAsync(Day("2026-03-03") with
        {
            Filters = [new(DimensionKeys.User, FilterMode.Is, ["u1"]), new(DimensionKeys.Model, FilterMode.IsNot, ["m2"])],
        });

        Assert.Equal(1, answer.Total.Values[0]);
        Assert.Equal((MetricSource.Raw, 2), (answer.Provenance.Source, answer.Provenance.EventsRead));
    }

    [Fact]
    public async Task QueryAsync_Cost_IsCreditsTimesThePriceOfTheWorkspace()
    {
        await IngestAsync([.. Enumerable.Range(0, 10).Select(i => Run($"e{i}", Utc("2026-03-03T05:00Z")) with { Credits = 0.1m })]);
        var price = (await _core.Get<WorkspaceService>().GetAsync(_owner.Actor, _owner.WorkspaceId, CancellationToken.None)).PricePerCredit;

        var answer = await AskAsync(Day("2026-03-03") with { Metrics = [MetricKeys.Cost] });

        Assert.Equal((double)price, answer.Total.Values[0]);
    }

    [Fact]
    public async Task QueryAsync_CostWithoutTheRightToSeeMoney_HasNoValue()
    {
        await IngestAsync([Run("a", Utc("2026-03-03T05:00Z")) with { Credits = 1 }]);
        var admin = await _core.AddPersonAsync(_owner, WorkspaceRole.Admin);

        var answer = await _core.Get<MetricService>().QueryAsync(
            admin.Actor, Day("2026-03-03") with { Metrics = [MetricKeys.Cost, MetricKeys.Credits] }, CancellationToken.None);

        Assert.Equal([null, 1], answer.Total.Values);
    }

    [Fact]
    public async Task QueryAsync_SameQuestionAgain_IsRememberedUntilDataChange()
    {
        await IngestAsync([Run("a", Utc("2026-03-03T05:00Z"))]);
        var first = await AskAsync(Day("2026-03-03"));
        var again = await AskAsync(Day("2026-03-03"));
        await IngestAsync([Run("b", Utc("2026-03-03T05:00Z"))]);

        var changed = await AskAsync(Day("2026-03-03"));

        Assert.Same(first, again);
        Assert.Equal(2, changed.Total.Values[0]);
    }

    [Fact]
    public async Task QueryAsync_TodayWithHours_LeavesTheFutureOpen()
    {
        _core.Clock.Set(Utc("2026-03-03T10:30Z"));
        await IngestAsync([Run("a", Utc("2026-03-03T05:00Z"))]);

        var answer = await AskAsync(Day("2026-03-03") with { Grain = Grain.Hour });

        Assert.Equal(24, answer.Buckets.Count);
        Assert.Equal(Enumerable.Range(0, 24).Select(h => h < 11 ? (double?)(h == 5 ? 1 : 0) : null), answer.Total.Series![0]);
        Assert.Equal(Enumerable.Range(0, 24).Select(h => h < 10), answer.Buckets.Select(b => b.IsComplete));
        Assert.False(answer.Provenance.IsComplete);
    }

    [Theory]
    [InlineData("nothing", "runs", "Etc/UTC", null, ErrorCode.StreamUnknown)]
    [InlineData("executions", "runz", "Etc/UTC", null, ErrorCode.MetricUnknown)]
    [InlineData("executions", "runs", "Mars/Olympus", null, ErrorCode.InvalidTimeZone)]
    [InlineData("executions", "runs", "Etc/UTC", "colour", ErrorCode.DimensionUnknown)]
    public async Task QueryAsync_UnknownNames_AreRefused(string stream, string metric, string zone, string? split, ErrorCode code)
    {
        var refusal = await Assert.ThrowsAsync<RuleViolationException>(() =>
            AskAsync(Day("2026-03-03") with { Stream = stream, Metrics = [metric], TimeZone = zone, SplitBy = split }));

        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public async Task QueryAsync_RawEventsOfTooLongAPeriod_SaysWhatToNarrow()
    {
        var refusal = await Assert.ThrowsAsync<RuleViolationException>(() => AskAsync(Day("2026-03-03") with
        {
            FromUtc = Utc("2025-03-03T00:00Z"), Filters = [new(DimensionKeys.User, FilterMode.Is, ["u"])], SplitBy = DimensionKeys.Model,
        }));

        Assert.Equal(ErrorCode.QueryTooBroad, refusal.Code);
        Assert.Contains("shorter period", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task QueryAsync_TooManyBuckets_IsRefused() =>
        await Assert.ThrowsAsync<RuleViolationException>(() => AskAsync(Day("2026-03-03") with { FromUtc = Utc("2020-01-01T00:00Z"), Grain = Grain.Hour }));

    private MetricQuery Day(string day) => new()
    {
        WorkspaceId = _owner.WorkspaceId, Stream = StreamKeys.Executions, Metrics = [MetricKeys.Runs],
        FromUtc = Utc(day + "T00:00Z"), ToUtc = Utc(day + "T00:00Z").AddDays(1), TimeZone = "Etc/UTC",
    };

    private Task<MetricAnswer> AskAsync(MetricQuery query) => _core.Get<MetricService>().QueryAsync(_owner.Actor, query, CancellationToken.None);

    private async Task IngestAsync(IReadOnlyList<ExecutionInput> items)
    {
        var result = await _core.Get<ExecutionIngestService>().IngestAsync(_owner.Actor, _owner.WorkspaceId, items, CancellationToken.None);
        Assert.Equal(items.Count, result.Accepted);
    }

    private static ExecutionInput Run(string id, DateTime started) =>
        new() { ExecutionId = id, Agent = "agent", Status = ExecutionStatus.Succeeded, StartedUtc = started };

    private static DateTime Utc(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime;
}
