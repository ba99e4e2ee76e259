using Inspectra.Bench.Runs;

namespace Inspectra.Bench;

/// <summary>Every measurement by its name, in the order in which <c>all</c> runs them.</summary>
public static class Measurements
{
    public static IReadOnlyDictionary<string, Measurement> All { get; } = new Dictionary<string, Measurement>(StringComparer.Ordinal)
    {
        ["ingest-http"] = IngestHttp.RunAsync,
        ["ingest-one"] = IngestOne.RunAsync,
        ["freshness"] = Freshness.RunAsync,
        ["import-csv"] = ImportCsv.RunAsync,
        ["dashboard-query"] = DashboardQuery.RunAsync,
        ["engine"] = EngineOperations.RunAsync,
        ["circuit"] = Circuit.RunAsync,
        ["click"] = Click.RunAsync,
        ["first-load"] = FirstLoad.RunAsync,
        ["start"] = Start.RunAsync,
        ["kill"] = Kill.RunAsync,
    };
}
