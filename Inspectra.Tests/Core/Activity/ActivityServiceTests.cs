using Inspectra.Core.Errors;
using Inspectra.Core.Metrics;
using Inspectra.Core.Services.Activity;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Core.Activity;

public sealed class ActivityServiceTests : IAsyncLifetime
{
    private static readonly DateTime Day = new(2026, 3, 3, 0, 0, 0, DateTimeKind.Utc);
    private readonly TestCore _core = TestCore.Create();
    private TestPerson _owner = null!; // Set before each test.

    public async Task InitializeAsync() => _owner = await _core.SetUpAsync();

    public async Task DisposeAsync() => await _core.DisposeAsync();

    [Fact]
    public async Task TrackAsync_SentTwice_IsCountedOnceByEventAndUser()
    {
        ActivityInput[] items = [View("1", "ada", "/a"), View("2", "ada", "/b"), View("3", "bob", "/a")];
        var first = await TrackAsync(items);
        var second = await TrackAsync(items);

        var answer = await _core.Get<MetricService>().QueryAsync(
            _owner.Actor,
            new()
            {
                WorkspaceId = _owner.WorkspaceId, Stream = StreamKeys.Activity, FromUtc = Day, ToUtc = Day.AddDays(1), TimeZone = "Etc/UTC",
                Metrics = [MetricKeys.Events, MetricKeys.DistinctUsers, MetricKeys.DailyActiveUsers], SplitBy = DimensionKeys.Page,
            },
            CancellationToken.None);

        Assert.Equal((3, 0), (first, second));
        Assert.Equal([3, 2, 2], answer.Total.Values);
        Assert.Equal([("/a", 2, 2), ("/b", 1, 1)], answer.Rows.Select(r => (r.Key!, r.Values[0]!.Value, r.Values[1]!.Value)));
    }

    [Fact]
    public async Task TrackAsync_BadItem_IsNamedAndNothingIsStored()
    {
        var refusal = await Assert.ThrowsAsync<ValidationException>(() => TrackAsync([View("1", "ada", "/a"), View("2", " ", "/a")]));

        Assert.Equal("items[1].user", refusal.Failures[0].Path);
        Assert.Equal(1, await TrackAsync([View("1", "ada", "/a")]));
    }

    private static ActivityInput View(string id, string user, string page) =>
        new() { EventId = id, OccurredUtc = Day.AddHours(3), User = user, Event = "page_view", Page = page, Device = "desktop" };

    private Task<int> TrackAsync(IReadOnlyList<ActivityInput> items) =>
        _core.Get<ActivityService>().TrackAsync(_owner.Actor, _owner.WorkspaceId, items, CancellationToken.None);
}
