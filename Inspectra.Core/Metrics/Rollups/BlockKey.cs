using Inspectra.Core.Metrics.Time;

namespace Inspectra.Core.Metrics.Rollups;

/// <summary>Which block of a workspace's stream: set, width and start of the bucket.</summary>
/// <param name="Set">Position in the stream's sets.</param>
internal readonly record struct BlockKey(int Set, RollupTier Tier, long StartMs);
