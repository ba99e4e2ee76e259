using System.Collections.Concurrent;
using System.Collections.Frozen;
using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Rollups;
using Inspectra.Core.Metrics.Streams;
using Inspectra.Core.Repos;
using Inspectra.Core.Repos.Metrics;
using MongoDB.Bson;

namespace Inspectra.Core.Metrics.Ingestion;

/// <summary>Stores events with everything that is counted of them in one transaction.</summary>
internal sealed class EventCommitter(
    StreamDefinition stream, EventRepository events, OpenEventRepository openEvents, RollupRepository rollups,
    PendingRollups pending, DataVersionRepository versions, TransactionRunner transactions, DimensionValuePool pool)
{
    private const int MaxAttempts = 5;
    private const int MaxMemories = 64;
    private readonly ConcurrentDictionary<ObjectId, RollupMemory> _memories = new();
    private static readonly IReadOnlyDictionary<BlockKey, byte[]> NothingWritten = FrozenDictionary<BlockKey, byte[]>.Empty;
    private readonly EventFactReader _reader = new(stream, pool);

    /// <summary>Stores what is new; the outcomes of the batches are set when this returns.</summary>
    public async Task CommitAsync(ObjectId workspaceId, IReadOnlyList<WaitingBatch> batches)
    {
        // New events are the rule: they are inserted unseen, and only when that fails are the stored ones looked up.
        var looksUp = false;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // Nobody may leave in the middle: others wait for the same commit.
                var done = await transactions.RunAsync(
                    (transaction, ct) => AttemptAsync(workspaceId, batches, looksUp, transaction, ct), CancellationToken.None).ConfigureAwait(false);
                done.Plan.Publish();
                MemoryOf(workspaceId).Confirm(done.Rollups, done.WaitingBefore, done.Version);
                return;
            }
            catch (NothingToStoreException nothing)
            {
                nothing.Plan.Publish();
                return;
            }
            catch (DuplicateEventException) when (attempt < MaxAttempts)
            {
                looksUp = true;
            }
        }
    }

    /// <summary>Removes events and counts the hours they stood in anew.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> DeleteAsync(ObjectId workspaceId, IReadOnlyList<EventKey> keys, CancellationToken ct) =>
        transactions.RunAsync(
            async (transaction, token) =>
            {
                var stored = await events.FindAsync(workspaceId, stream.Collection, keys, transaction, token).ConfigureAwait(false);
                if (stored.Count == 0)
                {
                    return 0;
                }

                await events.DeleteAsync(workspaceId, stream.Collection, [.. stored.Select(d => CommitPlan.KeyOf(d))], transaction, token)
                    .ConfigureAwait(false);
                await RecountAsync(workspaceId, stored, [], transaction, token).ConfigureAwait(false);
                return stored.Count;
            },
            ct);

    /// <summary>Replaces a stored event by one with the same id and time, whatever its state, and counts its hour anew.</summary>
    /// <returns>False when it is not stored.</returns>
    public Task<bool> EditAsync(ObjectId workspaceId, EventRecord record, CancellationToken ct) =>
        transactions.RunAsync(
            async (transaction, token) =>
            {
                var key = CommitPlan.KeyOf(record.Document);
                var stored = await events.FindAsync(workspaceId, stream.Collection, [key], transaction, token).ConfigureAwait(false);
                if (stored.Count == 0)
                {
                    return false;
                }

                await events.ReplaceAsync(workspaceId, stream.Collection, [(key, record.Document)], transaction, token).ConfigureAwait(false);
                await RecountAsync(workspaceId, stored, [record.Document], transaction, token).ConfigureAwait(false);
                return true;
            },
            ct);

    private async Task RecountAsync(
        ObjectId workspaceId, List<byte[]> before, List<byte[]> after, RepositoryTransaction transaction, CancellationToken ct)
    {
        var version = await versions.BumpAsync(workspaceId, stream.Key, transaction, ct).ConfigureAwait(false);
        var closed = before.Where(IsOpen).Select(d => CommitPlan.KeyOf(d).EventId).ToList();
        var opened = after.Where(IsOpen).Select(d => CommitPlan.KeyOf(d)).ToList();
        await openEvents.WriteAsync(workspaceId, stream.Key, opened, closed, transaction, ct).ConfigureAwait(false);
        if (opened.Count != closed.Count)
        {
            await versions.AddOpenAsync(workspaceId, stream.Key, opened.Count - closed.Count, transaction, ct).ConfigureAwait(false);
        }

        var hours = before.Select(d => EventRecord.TimeOf(d) / Time.RollupTiers.HourMs * Time.RollupTiers.HourMs).ToHashSet();

        // With an empty memory of its own: the other one belongs to the pipeline's thread of work.
        var waiting = await pending.ReadAsync(workspaceId, stream.Key, transaction, ct).ConfigureAwait(false);
        await ApplyAsync(workspaceId, version.Version, new(), waiting?.Facts ?? [], [], hours, transaction, ct).ConfigureAwait(false);
    }

    private bool IsOpen(byte[] document) => _reader.Read(document).Status >= stream.FirstOpenStatus;

    private async Task<Attempt> AttemptAsync(
        ObjectId workspaceId, IReadOnlyList<WaitingBatch> batches, bool looksUp, RepositoryTransaction transaction, CancellationToken ct)
    {
        var plan = new CommitPlan(stream, batches);
        var version = await versions.BumpAsync(workspaceId, stream.Key, transaction, ct).ConfigureAwait(false);
        if (looksUp)
        {
            var keys = plan.Items.Select(i => i.Key).ToList();
            plan.Meet(await events.FindAsync(workspaceId, stream.Collection, keys, transaction, ct).ConfigureAwait(false), _reader);
        }

        if (version.Open > 0)
        {
            await MeetOpenAsync(workspaceId, plan, transaction, ct).ConfigureAwait(false);
        }

        if (!plan.ChangesAnything)
        {
            throw new NothingToStoreException(plan);
        }

        await StoreAsync(workspaceId, plan, transaction, ct).ConfigureAwait(false);
        var memory = MemoryOf(workspaceId);
        var waiting = memory.FindWaiting(version.Version - 1)
            ?? (await pending.ReadAsync(workspaceId, stream.Key, transaction, ct).ConfigureAwait(false))?.Facts ?? [];
        var rollup = await ApplyAsync(
            workspaceId, version.Version, memory, waiting, plan.Facts(), plan.RecountedHours, transaction, ct).ConfigureAwait(false);
        return new(plan, rollup, waiting, version.Version);
    }

    /// <summary>Notes few events for later, and takes many to the blocks together with all that wait.</summary>
    private async Task<RollupOutcome> ApplyAsync(
        ObjectId workspaceId, long version, RollupMemory memory, IReadOnlyList<EventFact> waiting, EventFact[] facts,
        IReadOnlySet<long> recountedHours, RepositoryTransaction transaction, CancellationToken ct)
    {
        if (recountedHours.Count == 0 && pending.MayWait(facts.Length, waiting.Count))
        {
            await pending.AddAsync(workspaceId, stream.Key, version, facts, transaction, ct).ConfigureAwait(false);
            return new(NothingWritten, facts);
        }

        EventFact[] all = waiting.Count == 0
            ? facts
            : [.. waiting.Where(f => !recountedHours.Contains(f.TimeMs / Time.RollupTiers.HourMs * Time.RollupTiers.HourMs)), .. facts];
        if (waiting.Count > 0)
        {
            await pending.ClearAsync(workspaceId, stream.Key, transaction, ct).ConfigureAwait(false);
        }

        var change = new RollupChange(stream, workspaceId, version - 1, memory, rollups, events, pool, transaction);
        await change.ApplyAsync(all, recountedHours, ct).ConfigureAwait(false);
        return new(change.Staged, null);
    }

    private async Task MeetOpenAsync(ObjectId workspaceId, CommitPlan plan, RepositoryTransaction transaction, CancellationToken ct)
    {
        // An open event that one of the group has ended already is not there for a second one.
        var closed = plan.Closed.ToHashSet();
        var items = plan.Items.Where(i => !i.WasStored && !closed.Contains(i.Key.EventId)).ToList();
        var ids = items.Select(i => i.Key.EventId).Distinct().ToList();
        var open = await openEvents.FindAsync(workspaceId, stream.Key, ids, transaction, ct).ConfigureAwait(false);
        if (open.Count == 0)
        {
            return;
        }

        var keys = open.Select(o => new EventKey(o.Value, o.Key)).ToList();
        var stored = await events.FindAsync(workspaceId, stream.Collection, keys, transaction, ct).ConfigureAwait(false);
        var byId = stored.ToDictionary(d => CommitPlan.KeyOf(d).EventId);
        var sameTime = new List<byte[]>();
        foreach (var item in items)
        {
            if (byId.Remove(item.Key.EventId, out var document))
            {
                if (EventRecord.TimeOf(document) == item.Key.TimeMs)
                {
                    sameTime.Add(document);
                }
                else
                {
                    plan.MeetOpen(document, item, _reader);
                }
            }
        }

        plan.Meet(sameTime, _reader);
    }

    private async Task StoreAsync(ObjectId workspaceId, CommitPlan plan, RepositoryTransaction transaction, CancellationToken ct)
    {
        plan.CountOpen();
        await events.DeleteAsync(workspaceId, stream.Collection, plan.Deleted, transaction, ct).ConfigureAwait(false);
        await events.ReplaceAsync(workspaceId, stream.Collection, [.. plan.Replaced], transaction, ct).ConfigureAwait(false);
        if (!await events.TryInsertAsync(workspaceId, stream.Collection, [.. plan.Inserted], transaction, ct).ConfigureAwait(false))
        {
            throw new DuplicateEventException();
        }

        await openEvents.WriteAsync(workspaceId, stream.Key, [.. plan.Opened], plan.Closed, transaction, ct).ConfigureAwait(false);
        if (plan.OpenChange != 0)
        {
            await versions.AddOpenAsync(workspaceId, stream.Key, plan.OpenChange, transaction, ct).ConfigureAwait(false);
        }
    }

    private RollupMemory MemoryOf(ObjectId workspaceId)
    {
        if (_memories.Count > MaxMemories)
        {
            // Rare enough that a better choice than "all" would not pay; what they held is read again.
            _memories.Clear();
        }

        return _memories.GetOrAdd(workspaceId, static _ => new());
    }

    private sealed record Attempt(CommitPlan Plan, RollupOutcome Rollups, IReadOnlyList<EventFact> WaitingBefore, long Version);
}
