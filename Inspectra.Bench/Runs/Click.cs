using System.Globalization;
using Inspectra.Bench.Support;
using Microsoft.Playwright;

namespace Inspectra.Bench.Runs;

/// <summary>In Chromium: from a click to the changed page, for a switch of one panel and for a period that replaces
/// all figures of the dashboard.</summary>
public static class Click
{
    private const int LargeSize = 5_000_000;
    private const int Days = 50;

    /// <summary>The switch between chart and table: the server renders one panel anew.</summary>
    private const string SwitchPanel = """
        () => new Promise(done => {
            const button = document.querySelector('.chart-panel button.icon-button');
            const began = performance.now();
            const watch = new MutationObserver(() => { watch.disconnect(); done(performance.now() - began); });
            watch.observe(button.closest('.chart-panel'), { subtree: true, childList: true });
            button.click();
        })
        """;

    /// <summary>A link to another period: over when the first figure is another one.</summary>
    private const string ChangePeriod = """
        address => new Promise((done, failed) => {
            const figures = () => [...document.querySelectorAll('a.kpi .kpi-value')].map(v => v.title).join();
            const before = figures();
            const link = document.createElement('a');
            link.href = address;
            document.querySelector('main').appendChild(link);
            const began = performance.now();
            const watch = new MutationObserver(() => {
                const now = figures();
                if (now && now !== before) { watch.disconnect(); link.remove(); done(performance.now() - began); }
            });
            watch.observe(document.querySelector('main'), { subtree: true, childList: true, attributes: true, characterData: true });
            setTimeout(() => failed('nothing changed'), 10000);
            link.click();
        })
        """;

    public static async Task RunAsync(BenchOptions options, BenchReport report, CancellationToken ct)
    {
        await using var browser = await BenchBrowser.TryOpenAsync(report);
        if (browser is null)
        {
            return;
        }

        var size = options.Count(LargeSize);
        var site = await DataSets.GetAsync(options, size, report, ct);
        await using var server = await ServerProcess.StartAsync(site.DataDirectory, ct);
        await using var profile = await browser.NewProfileAsync(server);
        var page = await profile.NewPageAsync();
        await BenchBrowser.SignInAsync(page, site, site.DashboardPath);

        var clicks = await RepeatAsync(options.IsQuick ? 30 : 200, _ => page.EvaluateAsync<double>(SwitchPanel));
        report.Add("click.panel.p50", clicks.Percentile(0.5), "ms");
        report.Add("click.panel.p95", clicks.Percentile(0.95), "ms");

        // Another period each time, so that no answer is a kept one.
        var today = TimeProvider.System.GetUtcNow().UtcDateTime.Date;
        var periods = await RepeatAsync(options.IsQuick ? 20 : Days, i => page.EvaluateAsync<double>(
            ChangePeriod, PeriodAddress(site, today.AddDays(-30 - i), today.AddDays(-i))));
        report.Add($"click.period-{SizeName.Of(size)}.p50", periods.Percentile(0.5), "ms");
        report.Add($"click.period-{SizeName.Of(size)}.p95", periods.Percentile(0.95), "ms");
    }

    private static string PeriodAddress(Site site, DateTime from, DateTime to) => string.Create(
        CultureInfo.InvariantCulture, $"{site.DashboardPath}?period=custom&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}");

    /// <summary>The first tenth warms up and is not counted.</summary>
    private static async Task<LatencyRecorder> RepeatAsync(int count, Func<int, Task<double>> measure)
    {
        var recorder = new LatencyRecorder();
        for (var i = 0; i < count; i++)
        {
            var milliseconds = await measure(i);
            if (i >= count / 10)
            {
                recorder.AddMilliseconds(milliseconds);
            }
        }

        return recorder;
    }
}
