using Inspectra.Core.Metrics.Streams;
using Inspectra.Core.Metrics.Time;

namespace Inspectra.Core.Metrics.Rollups;

internal static class RollupNames
{
    /// <summary>What the ids of the stored blocks carry: stream, set and width, e.g. <c>executions/agent/h</c>.</summary>
    public static string Of(StreamDefinition stream, DimensionSet set, RollupTier tier) =>
        stream.Key + "/" + set.Key + "/" + RollupTiers.CodeOf(tier);
}
