using System.Diagnostics;
using System.Globalization;
using Inspectra.Bench.Support;

namespace Inspectra.Bench.Runs;

/// <summary>Executions over HTTP in batches of 1,000 on four connections, acknowledged when they are durable,
/// deduplicated and rolled up; beside a bare SQLite loop that writes the same bytes with as many trees.</summary>
public static class IngestHttp
{
    private const int BatchSize = 1_000;
    private const int Connections = 4;

    public static async Task RunAsync(BenchOptions options, BenchReport report, CancellationToken ct)
    {
        using var scratch = new ScratchDirectory();
        var site = await Site.CreateAsync(scratch.PathOf("data"), ct);
        var executions = ExecutionBodies.Live(options.Count(500_000));
        var requests = executions.Chunk(BatchSize)
            .Select(batch => RawHttpConnection.Request("POST", site.IngestPath, site.ApiKey, "application/json", ExecutionBodies.Json(batch)))
            .ToList();
        double perSecond;
        await using (var server = await ServerProcess.StartAsync(site.DataDirectory, ct))
        {
            await WarmUpAsync(server, site, ct);
            var latencies = new LatencyRecorder();
            var next = -1;
            var accepted = 0L;
            var processorBefore = server.ProcessorTime;
            var began = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(SendAsync, ct)));
            perSecond = executions.Count / Stopwatch.GetElapsedTime(began).TotalSeconds;
            if (accepted != executions.Count)
            {
                throw new InvalidOperationException($"{accepted} of {executions.Count} executions were accepted.");
            }

            var processor = (server.ProcessorTime - processorBefore).TotalSeconds * 1000 / executions.Count;
            report.Add("ingest-http.p50", latencies.Percentile(0.5), "ms");
            report.Add("ingest-http.p99", latencies.Percentile(0.99), "ms");
            report.Add("ingest-http.cpu", processor * 1000, "ms/1000-events");
            report.Add("ingest-http.rss", server.ResidentMegabytes(), "MB");

            async Task SendAsync()
            {
                using var connection = await RawHttpConnection.OpenAsync(server.Address, ct);
                while (Interlocked.Increment(ref next) is var i && i < requests.Count)
                {
                    var sent = Stopwatch.GetTimestamp();
                    var (status, body) = await connection.SendAsync(requests[i], ct);
                    latencies.Add(sent);
                    Interlocked.Add(ref accepted, IngestAnswer.Accepted(status, body));
                }
            }
        }

        using var bare = new BareStore(scratch.PathOf("bare.db"));
        var rows = executions.ConvertAll(e => ExecutionBodies.Stored(site.Workspace, e));
        var baseline = bare.Insert(rows, BatchSize);
        report.Note(string.Create(CultureInfo.InvariantCulture, $"bare SQLite, the same bytes and trees: {baseline:N0} a second"));
        report.Add("ingest-http", perSecond, "executions/s", baseline);
    }

    /// <summary>What is compiled at the first requests is not measured; these are two days older than the rest.</summary>
    private static async Task WarmUpAsync(ServerProcess server, Site site, CancellationToken ct)
    {
        using var connection = await RawHttpConnection.OpenAsync(server.Address, ct);
        var older = ExecutionBodies.Live(40 * BatchSize)
            .ConvertAll(e => e with { StartedUtc = e.StartedUtc.AddDays(-2), CompletedUtc = null, ExecutionId = "warm-" + e.ExecutionId });
        foreach (var batch in older.Chunk(BatchSize))
        {
            var body = ExecutionBodies.Json(batch);
            var (status, answer) = await connection.SendAsync(
                RawHttpConnection.Request("POST", site.IngestPath, site.ApiKey, "application/json", body), ct);
            _ = IngestAnswer.Accepted(status, answer);
        }
    }
}
