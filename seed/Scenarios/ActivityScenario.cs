using Inspectra.Core.Security;
using Inspectra.Core.Services.Activity;
using Inspectra.Seed.Generators;

namespace Inspectra.Seed.Scenarios;

/// <summary>What the people of the demo did in the product, over the same days as its executions.</summary>
public sealed class ActivityScenario(ActivityService activity, TimeProvider time)
{
    private const int BatchSize = 5_000;

    public async Task<SeedTally> FillAsync(DemoSite site, SeedOptions options, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        var nowUtc = time.GetUtcNow().UtcDateTime;
        var generator = new ActivityGenerator(options.Random, options.Users);
        var first = site.LastDay.AddDays(1 - options.Days);
        var count = DateOnly.FromDateTime(nowUtc).DayNumber - first.DayNumber + 1;
        var (stored, present) = (0L, 0L);
        var events = Enumerable.Range(0, count)
            .SelectMany(i => generator.Day(first.AddDays(i)).Where(e => e.OccurredUtc < nowUtc).OrderBy(e => e.OccurredUtc));
        foreach (var batch in events.Chunk(BatchSize))
        {
            var accepted = await activity.TrackAsync(Actor.System, site.WorkspaceId, batch, ct);
            stored += accepted;
            present += batch.Length - accepted;
        }

        return new SeedTally(stored, present, time.GetElapsedTime(began));
    }
}
