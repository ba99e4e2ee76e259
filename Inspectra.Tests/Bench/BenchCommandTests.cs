using Inspectra.Bench;

namespace Inspectra.Tests.Bench;

public sealed class BenchCommandTests
{
    [Fact]
    public void All_AsBuilt_HoldsEveryMeasurementOfTheTable()
    {
        string[] expected =
        [
            "ingest-http", "ingest-one", "freshness", "import-csv", "dashboard-query", "engine", "circuit", "click", "first-load", "start", "kill",
        ];

        Assert.Equal(expected, Measurements.All.Keys);
    }

    [Fact]
    public async Task Invoke_OneName_RunsThatMeasurementAlone()
    {
        var ran = new List<string>();
        var measurements = new Dictionary<string, Measurement>(StringComparer.Ordinal)
        {
            ["one"] = (options, _, _) => { ran.Add($"one {options.Count(500)}"); return Task.CompletedTask; },
            ["two"] = (_, _, _) => { ran.Add("two"); return Task.CompletedTask; },
        };

        var exit = await BenchCommand.Create(measurements).Parse(["one", "--quick"]).InvokeAsync();

        Assert.Equal(0, exit);
        Assert.Equal(["one 50"], ran);
    }

    [Fact]
    public void Parse_UnknownName_IsRefused()
    {
        var parsed = BenchCommand.Create(Measurements.All).Parse(["speed"]);

        Assert.Contains(parsed.Errors, e => e.Message.Contains("speed", StringComparison.Ordinal));
    }
}
