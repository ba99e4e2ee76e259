using Inspectra.Core.Metrics.Cells;

namespace Inspectra.Core.Metrics.Queries;

/// <summary>Everything read for one period; gives out the numbers of any row.</summary>
internal sealed class PeriodNumbers(
    ResolvedQuery query, decimal? pricePerCredit, MetricTable? totals, MetricTable? series,
    MetricTable? active, ActiveUserWindows? totalWindows, ActiveUserWindows? seriesWindows, MetricTable? activeSeries)
{
    /// <summary>Keys of all rows, first metric descending, those without a value last.</summary>
    public List<byte[]> OrderedKeys()
    {
        var metric = query.Metrics[0].Key;
        var keys = new List<(byte[] Key, double? Value)>();
        foreach (var (key, cells) in totals?.Rows ?? new Dictionary<byte[], CellAccumulator?[]>())
        {
            if (cells[0] is null or { IsEmpty: true })
            {
                continue; // All that was counted here has moved on, e.g. to its next status.
            }

            var window = MetricFormulas.WindowDays(metric);
            var value = window > 0
                ? ActiveTotal(new(RowKind.Value, key), [], window)
                : MetricFormulas.ValueOf(metric, cells[0] ?? new(), pricePerCredit);
            keys.Add((key, value));
        }

        keys.Sort((a, b) =>
        {
            var byValue = Nullable.Compare(b.Value, a.Value);
            return byValue != 0 ? byValue : a.Key.AsSpan().SequenceCompareTo(b.Key);
        });
        return keys.ConvertAll(k => k.Key);
    }

    /// <param name="kept">Keys of the rows of their own; the rest is "other".</param>
    public double?[] Values(RowChoice row, IReadOnlyList<byte[]> kept)
    {
        var cell = totals is not null ? Pick(totals, row, kept)[0] : series is not null ? MetricTable.Sum(Pick(series, row, kept)) : null;
        cell ??= new();
        return [.. query.Metrics.Select(m => MetricFormulas.WindowDays(m.Key) is var days and > 0
            ? ActiveTotal(row, kept, days)
            : MetricFormulas.ValueOf(m.Key, cell, pricePerCredit))];
    }

    /// <returns>[metric][bucket]; null when the query has no grain.</returns>
    public double?[][]? Series(RowChoice row, IReadOnlyList<byte[]> kept, DateTime nowUtc, IReadOnlyList<DateTime> edges)
    {
        if (series is null)
        {
            return null;
        }

        var cells = Pick(series, row, kept);
        var empty = new CellAccumulator();
        var result = new double?[query.Metrics.Count][];
        for (var metric = 0; metric < result.Length; metric++)
        {
            var key = query.Metrics[metric].Key;
            var days = MetricFormulas.WindowDays(key);
            var active = days > 0 && seriesWindows is not null && activeSeries is not null
                ? seriesWindows.Count(Pick(activeSeries, row, kept), days)
                : null;
            result[metric] = new double?[cells.Length];
            for (var bucket = 0; bucket < cells.Length; bucket++)
            {
                // What has not begun has no number yet, which is not the same as zero.
                var isFuture = edges[bucket] >= nowUtc && cells[bucket] is null;
                result[metric][bucket] = isFuture ? null
                    : active is not null ? active[bucket]
                    : MetricFormulas.ValueOf(key, cells[bucket] ?? empty, pricePerCredit);
            }
        }

        return result;
    }

    private double? ActiveTotal(RowChoice row, IReadOnlyList<byte[]> kept, int days) =>
        active is null || totalWindows is null ? null : totalWindows.Count(Pick(active, row, kept), days)[^1];

    private static CellAccumulator?[] Pick(MetricTable table, RowChoice row, IReadOnlyList<byte[]> kept)
    {
        switch (row.Kind)
        {
            case RowKind.Total:
                return table.Total;
            case RowKind.Value:
                return table.Rows.TryGetValue(row.Key, out var cells) ? cells : new CellAccumulator?[table.Buckets];
        }

        var other = new CellAccumulator?[table.Buckets];
        Merge(other, table.Other);
        var own = kept.ToHashSet(ByteKeyComparer.Instance);
        foreach (var (key, cells) in table.Rows)
        {
            if (!own.Contains(key))
            {
                Merge(other, cells);
            }
        }

        return other;
    }

    private static void Merge(CellAccumulator?[] into, CellAccumulator?[] cells)
    {
        for (var i = 0; i < into.Length; i++)
        {
            if (cells[i] is { } cell)
            {
                (into[i] ??= new()).Merge(cell);
            }
        }
    }
}
