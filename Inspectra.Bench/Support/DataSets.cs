using System.Globalization;
using System.Text.Json;
using Inspectra.Core.Services.Agents;
using Inspectra.Seed;
using Inspectra.Seed.Scenarios;

namespace Inspectra.Bench.Support;

/// <summary>Large data sets, made once a day and shared by the measurements.</summary>
public static class DataSets
{
    private const int Days = 90;
    private const int Users = 200;

    /// <returns>A site with that many executions over the ninety days up to yesterday; no process has it open.</returns>
    public static async Task<Site> GetAsync(BenchOptions options, int executions, BenchReport report, CancellationToken ct)
    {
        // Pages show the days up to now, so a data set is of use only on the day it was made.
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var folder = Path.Combine(options.Cache, string.Create(CultureInfo.InvariantCulture, $"{executions}-{now:yyyyMMdd}"));
        var description = Path.Combine(folder, "site.json");
        if (File.Exists(description))
        {
            var kept = JsonSerializer.Deserialize<Site>(await File.ReadAllTextAsync(description, ct))
                ?? throw new InvalidOperationException($"{description} is empty.");
            return kept with { DataDirectory = Path.Combine(folder, "data") };
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true); // An earlier run was stopped while it made this.
        }

        Directory.CreateDirectory(folder);
        var site = await Site.CreateAsync(Path.Combine(folder, "data"), ct);
        await using (var core = CoreHost.Open(site.DataDirectory))
        {
            var scenario = new ExecutionScenario(core.Get<ExecutionIngestService>(), TimeProvider.System);
            var made = await scenario.FillAsync(
                new DemoSite(site.Workspace, now, site.Email, null), new SeedOptions(1, executions, Days, Users, null), _ => { }, ct);
            report.Note(string.Create(CultureInfo.InvariantCulture, $"made {made.Stored:N0} executions in process: {made.PerSecond:N0} a second"));
        }

        await File.WriteAllTextAsync(description, JsonSerializer.Serialize(site), ct);
        return site;
    }
}
