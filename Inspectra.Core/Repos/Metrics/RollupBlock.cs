namespace Inspectra.Core.Repos.Metrics;

/// <summary>The stored cells of one bucket and one dimension set.</summary>
/// <param name="Set">Stream, set and width of the bucket.</param>
/// <param name="StartMs">Start of the bucket, Unix milliseconds.</param>
/// <param name="Bytes">Packed; empty when there are none.</param>
internal sealed record RollupBlock(string Set, long StartMs, byte[] Bytes);
