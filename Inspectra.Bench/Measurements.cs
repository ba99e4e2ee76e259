using Inspectra.Bench.Runs;

namespace Inspectra.Bench;

/// <summary>Every measurement by its name, in the order in which <c>all</c> runs them.</summary>
public static class Measurements
{
    public static IReadOnlyDictionary<string, Measurement> All { get; } = new Dictionary<string, Measurement>(StringComparer.Ordinal)
    {
        ["ingest-http"] = IngestHttp.RunAsync,
        ["ingest-one"] = IngestOne.RunAsync,
        ["kill"] = Kill.RunAsync,
    };
}
