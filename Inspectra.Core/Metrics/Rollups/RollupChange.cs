using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Streams;
using Inspectra.Core.Metrics.Time;
using Inspectra.Core.Repos;
using Inspectra.Core.Repos.Metrics;
using MongoDB.Bson;

namespace Inspectra.Core.Metrics.Rollups;

/// <summary>Brings the blocks in line with events that came, went or changed, inside one transaction.</summary>
/// <remarks>Used for one attempt and thrown away: what it holds becomes true only with the commit.</remarks>
internal sealed class RollupChange(
    StreamDefinition stream, ObjectId workspaceId, long versionBefore, RollupMemory memory,
    RollupRepository rollups, EventRepository events, DimensionValuePool pool, RepositoryTransaction transaction)
{
    private readonly Dictionary<BlockKey, byte[]> _staged = [];

    /// <summary>What the commit will have written.</summary>
    public IReadOnlyDictionary<BlockKey, byte[]> Staged => _staged;

    /// <param name="facts">Events that came (+) or went (−) in hours that are not recounted.</param>
    /// <param name="recountedHours">Starts of the hours to count anew from the events as they are now.</param>
    public async Task ApplyAsync(EventFact[] facts, IReadOnlySet<long> recountedHours, CancellationToken ct)
    {
        var builder = new RollupDeltaBuilder(stream);
        var delta = builder.Build(facts, RollupTiersWanted.All);
        await LoadAsync(delta.Keys, ct).ConfigureAwait(false);
        Merge(delta);
        foreach (var hour in recountedHours)
        {
            await RecountHourAsync(builder, hour, ct).ConfigureAwait(false);
        }

        foreach (var day in recountedHours.Select(hour => hour / RollupTiers.DayMs * RollupTiers.DayMs).Distinct().ToList())
        {
            await RebuildDayAsync(day, ct).ConfigureAwait(false);
        }

        await rollups.WriteAsync(
            workspaceId, [.. _staged.Select(s => new RollupBlock(NameOf(s.Key), s.Key.StartMs, s.Value))], transaction, ct).ConfigureAwait(false);
    }

    private string NameOf(BlockKey key) => RollupNames.Of(stream, stream.Sets[key.Set], key.Tier);

    private async Task LoadAsync(IReadOnlyCollection<BlockKey> keys, CancellationToken ct)
    {
        var missing = new Dictionary<(string Set, long StartMs), BlockKey>();
        foreach (var key in keys)
        {
            if (!_staged.ContainsKey(key))
            {
                if (memory.FindBlock(key, versionBefore) is { } held)
                {
                    _staged.Add(key, held);
                }
                else
                {
                    missing.Add((NameOf(key), key.StartMs), key);
                }
            }
        }

        if (missing.Count > 0)
        {
            foreach (var block in await rollups.FindAsync(workspaceId, missing.Keys, transaction, ct).ConfigureAwait(false))
            {
                _staged.Add(missing[(block.Set, block.StartMs)], block.Bytes);
            }
        }
    }

    private void Merge(RollupDelta delta)
    {
        var merger = new BlockMerger();
        var writer = new PackWriter(4_096);
        foreach (var key in delta.Keys)
        {
            writer.Clear();
            var cells = merger.Merge(_staged.GetValueOrDefault(key) ?? [], delta, key, writer);
            _staged[key] = cells == 0 ? [] : writer.ToArray();
        }
    }

    private async Task RecountHourAsync(RollupDeltaBuilder builder, long hour, CancellationToken ct)
    {
        var reader = new EventFactReader(stream, pool);
        var facts = new List<EventFact>();
        var batches = events.ReadAllAsync(workspaceId, stream.Collection, hour, hour + RollupTiers.HourMs, transaction, ct);
        await foreach (var batch in batches.ConfigureAwait(false))
        {
            foreach (var document in batch)
            {
                facts.Add(reader.Read(document));
            }
        }

        // Every block of the hour is named, so that one without events any more is removed.
        for (var set = 0; set < stream.Sets.Count; set++)
        {
            _staged[new(set, RollupTier.Hour, hour)] = [];
            for (var quarter = 0; quarter < 4; quarter++)
            {
                _staged[new(set, RollupTier.Quarter, hour + quarter * RollupTiers.QuarterMs)] = [];
            }
        }

        Merge(builder.Build([.. facts], RollupTiersWanted.Quarter | RollupTiersWanted.Hour));
    }

    private async Task RebuildDayAsync(long day, CancellationToken ct)
    {
        var hours = new List<BlockKey>();
        for (var set = 0; set < stream.Sets.Count; set++)
        {
            for (var hour = day; hour < day + RollupTiers.DayMs; hour += RollupTiers.HourMs)
            {
                hours.Add(new(set, RollupTier.Hour, hour));
            }
        }

        var touched = _staged.Keys.ToHashSet();
        await LoadAsync(hours, ct).ConfigureAwait(false);
        for (var set = 0; set < stream.Sets.Count; set++)
        {
            var blocks = hours.Where(h => h.Set == set).Select(h => _staged.GetValueOrDefault(h)).Where(b => b is { Length: > 0 });
            _staged[new(set, RollupTier.Day, day)] = BlockUnion.Of(blocks);
        }

        // Hours that were only read need not be written.
        foreach (var hour in hours.Where(h => !touched.Contains(h)))
        {
            _staged.Remove(hour);
        }
    }
}
