using Inspectra.Core.Security;
using Inspectra.Core.Services.Agents;
using Inspectra.Seed.Generators;

namespace Inspectra.Seed.Scenarios;

/// <summary>The executions of the demo: the planned days, and every day since as far as it has passed.</summary>
public sealed class ExecutionScenario(ExecutionIngestService ingest, TimeProvider time)
{
    private const int BatchSize = 5_000;

    /// <param name="progress">Told how many were handed over so far.</param>
    public async Task<SeedTally> FillAsync(DemoSite site, SeedOptions options, Action<long> progress, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        var (stored, present) = (0L, 0L);
        var storing = Task.FromResult<IngestResult?>(null);
        foreach (var batch in Executions(site, options, time.GetUtcNow().UtcDateTime).Chunk(BatchSize))
        {
            // While one batch is stored the next one is made.
            Count(await storing);
            storing = StoreAsync(site, batch, ct);
        }

        Count(await storing);
        return new SeedTally(stored, present, time.GetElapsedTime(began));

        void Count(IngestResult? result)
        {
            if (result is null)
            {
                return;
            }

            if (result.Rejected > 0)
            {
                throw new SeedRefusedException($"An execution of the demo was refused: {result.Rejections[0].Reason}");
            }

            stored += result.Accepted;
            present += result.Duplicates;
            progress(stored + present);
        }
    }

    private async Task<IngestResult?> StoreAsync(DemoSite site, ExecutionInput[] batch, CancellationToken ct) =>
        await Task.Run(() => ingest.IngestAsync(Actor.System, site.WorkspaceId, batch, ct), ct);

    private static IEnumerable<ExecutionInput> Executions(DemoSite site, SeedOptions options, DateTime nowUtc)
    {
        var generator = new ExecutionGenerator(options.Random, options.Users, site.LastDay);
        var planned = generator.Plan(options.Days, options.Executions);
        var since = generator.PlanSince(options.Days, options.Executions, DateOnly.FromDateTime(nowUtc));
        return planned.Concat(since).SelectMany(d => generator.Day(d.Day, d.Count, nowUtc).OrderBy(e => e.StartedUtc));
    }
}
