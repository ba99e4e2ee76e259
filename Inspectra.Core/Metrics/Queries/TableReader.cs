using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Rollups;
using Inspectra.Core.Metrics.Streams;
using Inspectra.Core.Metrics.Time;
using Inspectra.Core.Repos.Metrics;

namespace Inspectra.Core.Metrics.Queries;

/// <summary>Fills tables from the stored buckets, and from events where no bucket fits.</summary>
internal sealed class TableReader(RollupRepository rollups, EventRepository events, DimensionValuePool pool)
{
    /// <param name="edgesMs">n + 1 ascending Unix milliseconds.</param>
    /// <param name="keys">Rows to keep apart; null keeps all.</param>
    /// <param name="pending">Events that no block holds yet; null for none.</param>
    public async Task<MetricTable> ReadAsync(
        ResolvedQuery query, IReadOnlyList<long> edgesMs, CellParts parts, IReadOnlyList<byte[]>? keys,
        PendingEvents? pending, ReadTally tally, CancellationToken ct)
    {
        var table = new MetricTable(query, edgesMs, parts, keys);
        if (query.Set is not { } set)
        {
            ReadTally.CheckRawRange(edgesMs[0], edgesMs[^1]);
            await ReadEventsAsync(query, table, edgesMs[0], edgesMs[^1], tally, ct).ConfigureAwait(false);
            return table;
        }

        foreach (var stretch in RangePlan.For(edgesMs).Stretches)
        {
            if (stretch.Tier is { } tier)
            {
                var name = RollupNames.Of(query.Stream, query.Stream.Sets[set], tier);
                var blocks = await rollups.ListAsync(query.Query.WorkspaceId, name, stretch.FromMs, stretch.ToMs, null, ct).ConfigureAwait(false);
                tally.AddBlocks(blocks.Count);
                AddBlocks(table, blocks);
                AddPending(table, pending, stretch);
            }
            else
            {
                await ReadEventsAsync(query, table, stretch.FromMs, stretch.ToMs, tally, ct).ConfigureAwait(false);
            }
        }

        return table;
    }

    private static void AddBlocks(MetricTable table, List<RollupBlock> blocks)
    {
        foreach (var block in blocks)
        {
            var cursor = CellBlock.Read(block.Bytes);
            while (cursor.Next())
            {
                table.AddCell(block.StartMs, cursor.Key, cursor.Cell);
            }
        }
    }

    private static void AddPending(MetricTable table, PendingEvents? pending, RangePlan.Stretch stretch)
    {
        if (pending is null)
        {
            return;
        }

        for (var at = pending.FirstAt(stretch.FromMs); at < pending.Facts.Length && pending.Facts[at].TimeMs < stretch.ToMs; at++)
        {
            table.AddFact(in pending.Facts[at]);
        }
    }

    private async Task ReadEventsAsync(
        ResolvedQuery query, MetricTable table, long fromMs, long toMs, ReadTally tally, CancellationToken ct)
    {
        var reader = new EventFactReader(query.Stream, pool);
        var batches = events.ReadAllAsync(query.Query.WorkspaceId, query.Stream.Collection, fromMs, toMs, null, ct);
        await foreach (var batch in batches.ConfigureAwait(false))
        {
            tally.AddEvents(batch.Count);
            foreach (var document in batch)
            {
                table.AddFact(reader.Read(document));
            }
        }
    }
}
