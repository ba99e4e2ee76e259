using System.Globalization;
using Inspectra.Bench.Reliability;
using Inspectra.Bench.Support;

namespace Inspectra.Bench.Runs;

/// <summary>500 times <c>kill -9</c> of the real process during ingestion.</summary>
public static class Kill
{
    public static async Task RunAsync(BenchOptions options, BenchReport report, CancellationToken ct)
    {
        using var scratch = new ScratchDirectory();
        var kills = options.IsQuick ? 25 : 500;
        var result = await KillRun.RunAsync(scratch.PathOf("data"), new KillOptions(kills, Clients: 4, BatchSize: 100, Random: 1), ct);
        report.Note(string.Create(CultureInfo.InvariantCulture, $"{result.Kills} kills, {result.Acknowledged:N0} acknowledged, {result.Stored:N0} stored"));
        foreach (var fault in result.Faults)
        {
            report.Note($"FAULT: {fault}");
        }

        report.Add("kill.faults", result.Faults.Count, "faults");
        report.Add("kill.slowest-start", result.SlowestStart.TotalSeconds, "s");
    }
}
