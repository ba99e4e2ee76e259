using System.Diagnostics;
using System.Globalization;
using Inspectra.Bench.Support;
using Inspectra.Core.Jobs;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Agents;
using Inspectra.Core.Services.Jobs;
using Inspectra.Core.Services.Sources;
using Inspectra.Seed.Generators;

namespace Inspectra.Bench.Runs;

/// <summary>A file of a million rows through the import job, and by how much the process grows meanwhile; beside a
/// bare SQLite loop that writes the same bytes in transactions of the same size.</summary>
public static class ImportCsv
{
    private const int Days = 30;
    private const int RowsPerTransaction = 8_000;
    private static readonly string[] Columns =
    [
        ImportTarget.ExecutionId, ImportTarget.Agent, ImportTarget.User, ImportTarget.Status, ImportTarget.StartedAt, ImportTarget.Duration,
        ImportTarget.Credits, ImportTarget.TokensIn, ImportTarget.TokensOut, ImportTarget.Model, ImportTarget.Environment,
        ImportTarget.Version, ImportTarget.ErrorType, ImportTarget.ErrorMessage,
    ];

    public static async Task RunAsync(BenchOptions options, BenchReport report, CancellationToken ct)
    {
        using var scratch = new ScratchDirectory();
        var site = await Site.CreateAsync(scratch.PathOf("data"), ct);
        var count = options.Count(1_000_000);
        var file = scratch.PathOf("runs.csv");
        await WriteAsync(file, count, ct);
        double perSecond;
        double growth;
        await using (var core = CoreHost.Open(site.DataDirectory))
        {
            var imports = core.Get<ImportService>();
            await using var content = File.OpenRead(file);
            var uploaded = await imports.UploadAsync(Actor.System, site.Workspace, "runs.csv", content, ct);
            var mapping = new ImportMapping { Fields = [.. Columns.Select(c => new FieldMapping(c, c))] };
            var job = await imports.StartAsync(Actor.System, site.Workspace, new ImportRequest { FileId = uploaded.Id, Mapping = mapping }, ct);
            GC.Collect();
            using var memory = new MemoryWatch();
            var began = Stopwatch.GetTimestamp();
            await core.Get<JobWorker>().RunNextAsync("bench", ct);
            perSecond = count / Stopwatch.GetElapsedTime(began).TotalSeconds;
            growth = memory.PeakGrowthMegabytes();
            var imported = await imports.GetReportAsync(Actor.System, site.Workspace, job.Id, ct);
            if (imported.Accepted != count)
            {
                throw new InvalidOperationException($"{imported.Accepted} of {count} rows were imported.");
            }
        }

        using var bare = new BareStore(scratch.PathOf("bare.db"));
        var baseline = bare.Insert([.. Executions(count).Select(e => ExecutionBodies.Stored(site.Workspace, e))], RowsPerTransaction);
        report.Add("import-csv", perSecond, "rows/s", baseline);
        report.Add("import-csv.growth", growth, "MB");
        report.Add("import-csv.file", new FileInfo(file).Length / 1e6, "MB");
    }

    private static IEnumerable<ExecutionInput> Executions(int count)
    {
        var yesterday = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1);
        var generator = new ExecutionGenerator(random: 2, users: 200, yesterday);
        return generator.Plan(Days, count)
            .SelectMany(d => generator.Day(d.Day, d.Count, DateTime.MaxValue).OrderBy(e => e.StartedUtc));
    }

    private static async Task WriteAsync(string file, int count, CancellationToken ct)
    {
        await using var writer = new StreamWriter(file);
        await writer.WriteLineAsync(string.Join(',', Columns).AsMemory(), ct);
        foreach (var e in Executions(count))
        {
            await writer.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{e.ExecutionId},{e.Agent},{e.User},{e.Status},{e.StartedUtc:yyyy-MM-ddTHH:mm:ss.fffZ},{e.Duration?.TotalSeconds},{e.Credits},{e.TokensIn},{e.TokensOut},{e.Model},{e.Environment},{e.Version},{e.ErrorType},{Quoted(e.ErrorMessage)}").AsMemory(), ct);
        }
    }

    private static string Quoted(string? text) => text is null ? "" : $"\"{text}\"";
}
