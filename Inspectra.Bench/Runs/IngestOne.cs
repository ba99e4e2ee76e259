using System.Diagnostics;
using System.Globalization;
using Inspectra.Bench.Support;

namespace Inspectra.Bench.Runs;

/// <summary>One execution a request from sixteen clients, each acknowledged when it is durable; beside a bare SQLite
/// loop with one row a transaction.</summary>
public static class IngestOne
{
    private const int Connections = 16;
    private const int WarmUp = 4_000;

    public static async Task RunAsync(BenchOptions options, BenchReport report, CancellationToken ct)
    {
        using var scratch = new ScratchDirectory();
        var site = await Site.CreateAsync(scratch.PathOf("data"), ct);
        var count = options.Count(80_000);
        var executions = ExecutionBodies.Live(count + WarmUp);
        var requests = executions.ConvertAll(
            e => RawHttpConnection.Request("POST", site.IngestPath, site.ApiKey, "application/json", ExecutionBodies.JsonOne(e)));
        double perSecond;
        await using (var server = await ServerProcess.StartAsync(site.DataDirectory, ct))
        {
            var latencies = new LatencyRecorder();
            var next = -1;
            await SendAllAsync(WarmUp, new LatencyRecorder());
            next = WarmUp - 1;
            var processorBefore = server.ProcessorTime;
            var began = Stopwatch.GetTimestamp();
            await SendAllAsync(requests.Count, latencies);
            perSecond = count / Stopwatch.GetElapsedTime(began).TotalSeconds;
            report.Add("ingest-one.cpu", (server.ProcessorTime - processorBefore).TotalMilliseconds * 1000 / count, "ms/1000-events");
            report.Add("ingest-one.p50", latencies.Percentile(0.5), "ms");
            report.Add("ingest-one.p99", latencies.Percentile(0.99), "ms");
            report.Add("ingest-one.p999", latencies.Percentile(0.999), "ms");

            Task SendAllAsync(int until, LatencyRecorder recorder) => Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(
                async () =>
                {
                    using var connection = await RawHttpConnection.OpenAsync(server.Address, ct);
                    while (Interlocked.Increment(ref next) is var i && i < until)
                    {
                        var sent = Stopwatch.GetTimestamp();
                        var (status, body) = await connection.SendAsync(requests[i], ct);
                        recorder.Add(sent);
                        if (IngestAnswer.Accepted(status, body) != 1)
                        {
                            throw new InvalidOperationException("An execution was not accepted.");
                        }
                    }
                }, ct)));
        }

        using var bare = new BareStore(scratch.PathOf("bare.db"));
        var baseline = bare.Insert(executions.GetRange(WarmUp, count).ConvertAll(e => ExecutionBodies.Stored(site.Workspace, e)), rowsPerTransaction: 1);
        report.Note(string.Create(CultureInfo.InvariantCulture, $"bare SQLite, one row a transaction: {baseline:N0} a second"));
        report.Add("ingest-one", perSecond, "executions/s", baseline);
    }
}
