using System.CommandLine;
using System.Globalization;

namespace Inspectra.Seed;

/// <summary>The command line: what may be asked, and within which limits.</summary>
public static class SeedCommand
{
    /// <param name="run">Does what was asked and answers the exit code.</param>
    public static RootCommand Create(Func<SeedOptions, CancellationToken, Task<int>> run)
    {
        var executions = Number("--executions", "How many executions the days get together.", 200_000, 1, 10_000_000);
        var random = Number("--random", "Start of all chance: the same number makes the same demo.", 1, 0, 1_000_000);
        var days = Number("--days", "How many days, up to the day before the demo workspace was made.", 90, 1, 730);
        var users = Number("--users", "How many people.", 200, 1, 10_000);
        var data = new Option<string?>("--data") { Description = "Directory of the database; the configured one when left out." };
        var command = new RootCommand("Fills the workspace \"Demo\" with executions and activity, the same ones every time.");
        command.Options.Add(executions);
        command.Options.Add(random);
        command.Options.Add(days);
        command.Options.Add(users);
        command.Options.Add(data);
        command.SetAction((parsed, ct) => run(
            new SeedOptions(
                parsed.GetValue(random), parsed.GetValue(executions), parsed.GetValue(days), parsed.GetValue(users), parsed.GetValue(data)),
            ct));
        return command;
    }

    private static Option<int> Number(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name)
        {
            Description = string.Create(CultureInfo.InvariantCulture, $"{description} {least:N0} to {most:N0}."),
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result =>
        {
            // A word that is no number has its own message already.
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value)
                && (value < least || value > most))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is between {least:N0} and {most:N0}, not {value:N0}."));
            }
        });
        return option;
    }
}
