namespace Inspectra.Core.Metrics.Rollups;

/// <summary>How many events may wait to be added to the blocks. More make small commits cheaper and queries dearer.</summary>
/// <remarks>With 4,000 and 12,000, batches come in about a sixth faster, but a dashboard read meanwhile takes 57 to 100 ms
/// at its 95th percentile instead of 6 to 10.</remarks>
/// <param name="PerCommit">A commit of more events goes to the blocks at once.</param>
/// <param name="Total">With more than this many waiting, a commit takes them all to the blocks.</param>
internal sealed record PendingLimits(int PerCommit = 500, int Total = 2_000);
