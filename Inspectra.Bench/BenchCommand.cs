using System.CommandLine;
using Inspectra.Bench.Support;

namespace Inspectra.Bench;

/// <summary>The command line of the benchmarks.</summary>
public static class BenchCommand
{
    public static RootCommand Create(IReadOnlyDictionary<string, Measurement> measurements)
    {
        var name = new Argument<string>("name") { Description = $"all, or one of: {string.Join(", ", measurements.Keys)}." };
        name.Validators.Add(result =>
        {
            var asked = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (asked != "all" && !measurements.ContainsKey(asked))
            {
                result.AddError($"There is no measurement \"{asked}\". Say all, or one of: {string.Join(", ", measurements.Keys)}.");
            }
        });
        var quick = new Option<bool>("--quick") { Description = "A tenth of the work: to see that it runs, not for figures." };
        var events = new Option<int?>("--events") { Description = "How many events, where the measurement lets that be chosen." };
        var cache = new Option<string>("--cache")
        {
            Description = "Where large data sets are kept between runs.",
            DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "inspectra-bench-cache"),
        };
        var command = new RootCommand("Measures Inspectra. Each line is: name value unit ratio-to-baseline.");
        command.Arguments.Add(name);
        command.Options.Add(quick);
        command.Options.Add(events);
        command.Options.Add(cache);
        command.SetAction((parsed, ct) => RunAsync(
            new BenchOptions(parsed.GetRequiredValue(name), parsed.GetValue(quick), parsed.GetValue(events), parsed.GetRequiredValue(cache)),
            measurements, ct));
        command.Subcommands.Add(CreateWriter());
        return command;
    }

    /// <summary>Not a measurement: the process that the durability tests kill.</summary>
    private static Command CreateWriter()
    {
        var directory = new Argument<string>("directory");
        var writer = new Command("engine-writer") { Hidden = true };
        writer.Arguments.Add(directory);
        writer.SetAction((parsed, _) => EngineWriter.RunAsync(parsed.GetRequiredValue(directory)));
        return writer;
    }

    private static async Task<int> RunAsync(
        BenchOptions options, IReadOnlyDictionary<string, Measurement> measurements, CancellationToken ct)
    {
        var report = new BenchReport(Console.Out);
        report.Note(FormattableString.Invariant($"{Environment.ProcessorCount} processors, .NET {Environment.Version}, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"));
        foreach (var (name, run) in measurements.Where(m => options.Name == "all" || m.Key == options.Name))
        {
            report.Note(name);
            await run(options, report, ct);
        }

        return 0;
    }
}
