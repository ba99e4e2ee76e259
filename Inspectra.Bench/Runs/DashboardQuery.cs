using System.Diagnostics;
using System.Globalization;
using Inspectra.Bench.Support;
using Inspectra.Core.Metrics;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Agents;
using Inspectra.Web.Pages.Executive;
using Inspectra.Web.State;

namespace Inspectra.Bench.Runs;

/// <summary>Everything the executive dashboard asks for thirty days with comparison, at two sizes of data.</summary>
/// <remarks>An execution arrives before each round, as on a living system; so no kept answer can serve it.</remarks>
public static class DashboardQuery
{
    private const int SmallSize = 100_000;
    private const int LargeSize = 5_000_000;

    public static async Task RunAsync(BenchOptions options, BenchReport report, CancellationToken ct)
    {
        var small = await MeasureAsync(options, SmallSize, null, report, ct);
        await MeasureAsync(options, options.Count(LargeSize), small, report, ct);
    }

    /// <returns>The 95th percentile in milliseconds.</returns>
    private static async Task<double> MeasureAsync(BenchOptions options, int size, double? baseline, BenchReport report, CancellationToken ct)
    {
        var site = await DataSets.GetAsync(options, size, report, ct);
        await using var core = CoreHost.Open(site.DataDirectory);
        var loader = new ExecutiveLoader(core.Get<MetricService>());
        var ingest = core.Get<ExecutionIngestService>();
        var rounds = options.IsQuick ? 40 : 200;
        var recorder = new LatencyRecorder();
        var name = $"dashboard-query.{SizeName.Of(size)}";
        for (var round = 0; round < rounds; round++)
        {
            var now = TimeProvider.System.GetUtcNow().UtcDateTime;
            var period = ResolvedPeriod.Resolve(PeriodChoice.Default, TimeZoneInfo.Utc, now);
            await ingest.IngestAsync(Actor.System, site.Workspace, [Arrival(now, round)], ct);
            var began = Stopwatch.GetTimestamp();
            var answers = await loader.LoadAsync(Actor.System, site.Workspace, period, [], _ => true, ct);
            var elapsed = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            if (answers.Totals.Total.Values[0] is not > 0)
            {
                throw new InvalidOperationException("The dashboard found no executions.");
            }

            if (round == 0)
            {
                report.Add($"{name}.first", elapsed, "ms");
            }
            else if (round > rounds / 10)
            {
                recorder.AddMilliseconds(elapsed);
            }
        }

        report.Add($"{name}.p50", recorder.Percentile(0.5), "ms");
        var p95 = recorder.Percentile(0.95);
        report.Add($"{name}.p95", p95, "ms", baseline);
        return p95;
    }

    private static ExecutionInput Arrival(DateTime now, int round) => new()
    {
        ExecutionId = string.Create(CultureInfo.InvariantCulture, $"arrival-{now.Ticks}-{round}"),
        Agent = "ticket-triage", User = "user-001", Status = ExecutionStatus.Succeeded, StartedUtc = now.AddSeconds(-2),
        CompletedUtc = now, Duration = TimeSpan.FromSeconds(2), Credits = 0.4m, TokensIn = 900, TokensOut = 200, Model = "atlas-small",
    };
}
