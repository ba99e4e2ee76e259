using System.Globalization;
using Inspectra.Bench.Support;
using Inspectra.Core.Services.Agents;
using Microsoft.Playwright;

namespace Inspectra.Bench.Runs;

/// <summary>From the acknowledgement of an execution to the moment an open dashboard shows it.</summary>
public static class Freshness
{
    /// <summary>Notes the wall clock whenever a figure changes; the browser's clock is the machine's.</summary>
    private const string Watch = """
        () => {
            window.seen = [];
            const figures = () => [...document.querySelectorAll('a.kpi .kpi-value')].map(v => v.title).join();
            let last = figures();
            new MutationObserver(() => {
                const now = figures();
                if (now && now !== last) { last = now; window.seen.push(performance.timeOrigin + performance.now()); }
            }).observe(document.querySelector('main'), { subtree: true, childList: true, attributes: true, characterData: true });
        }
        """;

    public static async Task RunAsync(BenchOptions options, BenchReport report, CancellationToken ct)
    {
        await using var browser = await BenchBrowser.TryOpenAsync(report);
        if (browser is null)
        {
            return;
        }

        using var scratch = new ScratchDirectory();
        var site = await Site.CreateAsync(scratch.PathOf("data"), ct);
        await using var server = await ServerProcess.StartAsync(site.DataDirectory, ct);
        using var connection = await RawHttpConnection.OpenAsync(server.Address, ct);
        await SendAsync(connection, site, 0, ct);
        await using var profile = await browser.NewProfileAsync(server);
        var page = await profile.NewPageAsync();
        await BenchBrowser.SignInAsync(page, site, $"{site.DashboardPath}?period=today");
        await page.EvaluateAsync(Watch);
        var recorder = new LatencyRecorder();
        for (var i = 1; i <= (options.IsQuick ? 8 : 40); i++)
        {
            await SendAsync(connection, site, i, ct);
            var acknowledged = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;
            await page.WaitForFunctionAsync("count => window.seen.length >= count", i);
            recorder.AddMilliseconds(Math.Max(0, await page.EvaluateAsync<double>("window.seen[window.seen.length - 1]") - acknowledged));
        }

        report.Add("freshness.p50", recorder.Percentile(0.5), "ms");
        report.Add("freshness.p95", recorder.Percentile(0.95), "ms");
        report.Add("freshness.max", recorder.Percentile(1), "ms");
    }

    private static async Task SendAsync(RawHttpConnection connection, Site site, int number, CancellationToken ct)
    {
        var execution = new ExecutionInput
        {
            ExecutionId = string.Create(CultureInfo.InvariantCulture, $"fresh-{number}"),
            Agent = "reader", User = "ana", Status = ExecutionStatus.Succeeded, StartedUtc = TimeProvider.System.GetUtcNow().UtcDateTime,
            Duration = TimeSpan.FromSeconds(1), Credits = 1, TokensIn = 100, TokensOut = 10, Model = "atlas",
        };
        var request = RawHttpConnection.Request(
            "POST", site.IngestPath, site.ApiKey, "application/json", ExecutionBodies.JsonOne(execution));
        var (status, body) = await connection.SendAsync(request, ct);
        _ = IngestAnswer.Accepted(status, body);
    }
}
