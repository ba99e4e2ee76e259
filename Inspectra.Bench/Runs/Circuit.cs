using System.Globalization;
using Inspectra.Bench.Support;
using Microsoft.Playwright;

namespace Inspectra.Bench.Runs;

/// <summary>By how much the server grows for each signed-in person who looks at the dashboard and does nothing.
/// The circuits are real ones: headless browser tabs that share a few renderer processes.</summary>
public static class Circuit
{
    private const int Executions = 100_000;
    private const int WarmUp = 10;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(BenchOptions options, BenchReport report, CancellationToken ct)
    {
        await using var browser = await BenchBrowser.TryOpenAsync(report);
        if (browser is null)
        {
            return;
        }

        var circuits = options.IsQuick ? 20 : 150;
        var site = await DataSets.GetAsync(options, Executions, report, ct);
        await using var server = await ServerProcess.StartAsync(site.DataDirectory, ct);
        await using var profile = await browser.NewProfileAsync(server);
        await BenchBrowser.SignInAsync(await profile.NewPageAsync(), site, site.DashboardPath);
        await OpenAsync(profile, site, WarmUp - 1);
        var before = await SettledAsync(server, ct);
        await OpenAsync(profile, site, circuits);
        var grown = server.ResidentMegabytes();
        var after = await SettledAsync(server, ct);
        report.Note(string.Create(CultureInfo.InvariantCulture, $"{circuits} circuits beside {WarmUp} that warmed up: {before:0} MB before, {grown:0} MB at the end, {after:0} MB after a collection"));
        report.Add("circuit", (after - before) / circuits, "MB/circuit");
        report.Add("circuit.uncollected", (grown - before) / circuits, "MB/circuit");
    }

    private static async Task OpenAsync(IBrowserContext profile, Site site, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var page = await profile.NewPageAsync();
            await page.GotoAsync(site.DashboardPath);
            await BenchBrowser.ShownAsync(page);
        }
    }

    private static async Task<double> SettledAsync(ServerProcess server, CancellationToken ct)
    {
        for (var i = 0; i < 2; i++)
        {
            await GarbageCollection.ForceAsync(server.Id, ct);
            await Task.Delay(Settle, ct);
        }

        return server.ResidentMegabytes();
    }
}
