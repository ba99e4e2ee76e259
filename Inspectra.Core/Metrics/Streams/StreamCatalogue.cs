namespace Inspectra.Core.Metrics.Streams;

/// <summary>All streams there are.</summary>
internal static class StreamCatalogue
{
    public static IReadOnlyList<StreamDefinition> All { get; } = [ExecutionStream.Definition, ActivityStream.Definition];

    public static StreamDefinition? Find(string key) => All.FirstOrDefault(s => s.Key == key);
}
