using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Repos;
using Inspectra.Core.Repos.Metrics;
using MongoDB.Bson;

namespace Inspectra.Core.Metrics.Rollups;

/// <summary>
/// Events that are stored but not yet in the blocks. A small commit would rewrite dozens of blocks for a handful of
/// events; it notes them here instead, in the same transaction, and a later commit adds them all at once.
/// </summary>
/// <remarks>They are few at any time, so every query adds them to what it reads from the blocks.</remarks>
internal sealed class PendingRollups(PendingRollupRepository repository, DimensionValuePool pool, PendingLimits limits)
{
    /// <summary>Whether a commit may leave its events to a later one.</summary>
    /// <param name="waiting">How many wait already.</param>
    public bool MayWait(int events, int waiting) => events <= limits.PerCommit && waiting + events <= limits.Total;

    /// <returns>All that wait, by time ascending, with the oldest commit among them; null when nothing waits.</returns>
    public async Task<PendingEvents?> ReadAsync(
        ObjectId workspaceId, string stream, RepositoryTransaction? transaction, CancellationToken ct)
    {
        var commits = await repository.ListAsync(workspaceId, stream, transaction, ct).ConfigureAwait(false);
        if (commits.Count == 0)
        {
            return null;
        }

        var facts = new List<EventFact>();
        foreach (var (_, bytes) in commits)
        {
            FactPacking.Unpack(bytes, pool, facts);
        }

        var ordered = facts.ToArray();
        Array.Sort(ordered, static (a, b) => a.TimeMs.CompareTo(b.TimeMs));
        return new(commits[0].Version, ordered);
    }

    /// <returns>False when they went to the blocks in between, so that what was read from there may hold them already.</returns>
    public Task<bool> StillWaitAsync(ObjectId workspaceId, string stream, PendingEvents pending, CancellationToken ct) =>
        repository.ExistsAsync(workspaceId, stream, pending.OldestVersion, ct);

    public Task AddAsync(
        ObjectId workspaceId, string stream, long version, EventFact[] facts, RepositoryTransaction transaction, CancellationToken ct) =>
        repository.AddAsync(workspaceId, stream, version, FactPacking.Pack(facts), transaction, ct);

    public Task ClearAsync(ObjectId workspaceId, string stream, RepositoryTransaction transaction, CancellationToken ct) =>
        repository.ClearAsync(workspaceId, stream, transaction, ct);
}
