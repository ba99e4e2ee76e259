namespace Inspectra.Core.Metrics.Rollups;

/// <summary>How many events may wait to be added to the blocks. More make small commits cheaper and queries dearer.</summary>
/// <param name="PerCommit">A commit of more events goes to the blocks at once.</param>
/// <param name="Total">With more than this many waiting, a commit takes them all to the blocks.</param>
internal sealed record PendingLimits(int PerCommit = 4_000, int Total = 12_000);
