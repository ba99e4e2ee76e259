using System.Diagnostics;
using System.Globalization;
using Inspectra.Bench.Support;

namespace Inspectra.Bench.Runs;

/// <summary>From the start of the process to its first page, and what it costs to do nothing; empty and with data.</summary>
public static class Start
{
    private const int LargeSize = 5_000_000;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(8);

    public static async Task RunAsync(BenchOptions options, BenchReport report, CancellationToken ct)
    {
        using var scratch = new ScratchDirectory();
        await MeasureAsync("empty", scratch.PathOf("data"), "/setup", options, report, ct);
        var size = options.Count(LargeSize);
        var site = await DataSets.GetAsync(options, size, report, ct);
        await MeasureAsync(SizeName.Of(size), site.DataDirectory, "/sign-in", options, report, ct);
    }

    private static async Task MeasureAsync(
        string name, string dataDirectory, string page, BenchOptions options, BenchReport report, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        await using var server = await ServerProcess.StartAsync(dataDirectory, ct);
        using var client = new HttpClient { BaseAddress = server.Address };
        using (var answer = await client.GetAsync(new Uri(page, UriKind.Relative), ct))
        {
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync(ct);
        }

        report.Add($"start.{name}", Stopwatch.GetElapsedTime(began).TotalSeconds, "s");
        await Task.Delay(Settle, ct);
        var idle = TimeSpan.FromSeconds(options.IsQuick ? 5 : 30);
        var before = server.ProcessorTime;
        await Task.Delay(idle, ct);
        report.Add($"start.{name}.idle-cpu", 100 * (server.ProcessorTime - before) / idle, "%");
        report.Add($"start.{name}.idle-memory", server.ResidentMegabytes(), "MB");
        report.Note(string.Create(CultureInfo.InvariantCulture, $"{name}: listening after {server.Startup.TotalSeconds:0.00} s"));
    }
}
