using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Rollups;

namespace Inspectra.Core.Metrics.Queries;

/// <summary>Reads what a query needs of one period.</summary>
internal sealed class PeriodReader(TableReader tables)
{
    /// <param name="edges">Edges of the buckets; start and end of the period when the query has no grain.</param>
    /// <param name="price">Per credit; null when the reader may not see money.</param>
    /// <param name="choose">Given the numbers of the whole period, the keys whose series are wanted; null keeps those of the call.</param>
    public async Task<PeriodNumbers> ReadAsync(
        ResolvedQuery query, IReadOnlyList<DateTime> edges, decimal? price, IReadOnlyList<byte[]>? keys,
        Func<PeriodNumbers, IReadOnlyList<byte[]>> choose, PendingEvents? pending,
        ReadTally tally, CancellationToken ct)
    {
        var whole = new[] { edges[0], edges[^1] };
        var hasSplit = query.SplitDimension is not null;
        var hasGrain = query.Query.Grain is not null;
        var days = query.Metrics.Max(m => MetricFormulas.WindowDays(m.Key));

        // Without a split the totals follow from the buckets, so one reading serves both.
        var totals = hasSplit || !hasGrain
            ? await tables.ReadAsync(query, Ms(whole), query.Parts, null, pending, tally, ct).ConfigureAwait(false)
            : null;
        ActiveUserWindows? totalWindows = null;
        MetricTable? active = null;
        if (days > 0)
        {
            totalWindows = new(query.Calendar, whole, days);
            active = await tables.ReadAsync(query, totalWindows.Edges, CellParts.Counts | CellParts.Users, null, pending, tally, ct).ConfigureAwait(false);
        }

        var numbers = new PeriodNumbers(query, price, totals, null, active, totalWindows, null, null);
        if (!hasGrain)
        {
            return numbers;
        }

        keys ??= hasSplit ? choose(numbers) : [];
        var series = await tables.ReadAsync(query, Ms(edges), query.Parts, keys, pending, tally, ct).ConfigureAwait(false);
        ActiveUserWindows? seriesWindows = null;
        MetricTable? activeSeries = null;
        if (days > 0)
        {
            seriesWindows = new(query.Calendar, edges, days);
            activeSeries = await tables.ReadAsync(
                query, seriesWindows.Edges, CellParts.Counts | CellParts.Users, keys, pending, tally, ct).ConfigureAwait(false);
        }

        return new(query, price, totals, series, active, totalWindows, seriesWindows, activeSeries);
    }

    private static long[] Ms(IReadOnlyList<DateTime> edges) =>
        [.. edges.Select(e => (e - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond)];
}
