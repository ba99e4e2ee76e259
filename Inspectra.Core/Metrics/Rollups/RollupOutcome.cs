using Inspectra.Core.Metrics.Cells;

namespace Inspectra.Core.Metrics.Rollups;

/// <summary>What a commit did to the rollups.</summary>
/// <param name="Written">Blocks as they are now.</param>
/// <param name="Deferred">Events noted for later; null when the commit brought the blocks up to date.</param>
internal sealed record RollupOutcome(IReadOnlyDictionary<BlockKey, byte[]> Written, EventFact[]? Deferred);
