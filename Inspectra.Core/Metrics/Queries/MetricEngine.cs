using System.Text;
using Inspectra.Core.Errors;
using Inspectra.Core.Metrics.Rollups;
using Inspectra.Core.Metrics.Time;

namespace Inspectra.Core.Metrics.Queries;

/// <summary>Calculates the answer of a checked query.</summary>
internal sealed class MetricEngine(PeriodReader periods, PendingRollups waiting, TimeProvider time)
{
    private const int MaxAttempts = 8;

    /// <param name="pricePerCredit">Null when the reader may not see money.</param>
    /// <param name="version">Version of the data, read before.</param>
    public async Task<MetricAnswer> ComputeAsync(ResolvedQuery query, decimal? pricePerCredit, long version, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var pending = query.Set is null
                ? null
                : await waiting.ReadAsync(query.Query.WorkspaceId, query.Stream.Key, null, ct).ConfigureAwait(false);
            var answer = await ReadAsync(query, pricePerCredit, version, pending, ct).ConfigureAwait(false);

            // When a commit took the waiting events to the blocks meanwhile, they may have been counted twice.
            if (pending is null || await waiting.StillWaitAsync(query.Query.WorkspaceId, query.Stream.Key, pending, ct).ConfigureAwait(false))
            {
                return answer;
            }

            if (attempt == MaxAttempts)
            {
                throw new UnavailableException(
                    ErrorCode.Unavailable, "So much is coming in that the numbers do not hold still. Try again in a moment.", TimeSpan.FromSeconds(1));
            }
        }
    }

    private async Task<MetricAnswer> ReadAsync(
        ResolvedQuery query, decimal? pricePerCredit, long version, PendingEvents? pending, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var request = query.Query;
        var edges = EdgesOf(query);
        var tally = new ReadTally();
        var kept = new List<byte[]>();
        var hasOther = false;

        IReadOnlyList<byte[]> Choose(PeriodNumbers numbers)
        {
            var ordered = numbers.OrderedKeys();
            kept = ordered.Take(request.Top).ToList();
            hasOther = ordered.Count > kept.Count;
            return kept;
        }

        var current = await periods.ReadAsync(query, edges, pricePerCredit, null, Choose, pending, tally, ct).ConfigureAwait(false);
        if (query.SplitDimension is not null && request.Grain is null)
        {
            Choose(current);
        }

        PeriodNumbers? previous = null;
        List<DateTime> previousEdges = [];
        if (request.Comparison != Comparison.None)
        {
            var shift = PeriodShift.For(request.Comparison, query.Calendar, request.FromUtc, request.ToUtc);
            previousEdges = shift.Back(edges);
            if (previousEdges[^1] > previousEdges[0])
            {
                previous = await periods.ReadAsync(query, previousEdges, pricePerCredit, kept, _ => kept, pending, tally, ct).ConfigureAwait(false);
            }
        }

        MetricRow Row(RowChoice choice) => new()
        {
            Key = choice.Kind == RowKind.Value && choice.Key.Length > 0 ? Encoding.UTF8.GetString(choice.Key) : null,
            IsOther = choice.Kind == RowKind.Other,
            Values = current.Values(choice, kept),
            PreviousValues = previous?.Values(choice, kept),
            Series = current.Series(choice, kept, now, edges),
            PreviousSeries = previous?.Series(choice, kept, now, previousEdges),
        };

        var rows = kept.ConvertAll(key => Row(new(RowKind.Value, key)));
        if (hasOther)
        {
            rows.Add(Row(new(RowKind.Other, [])));
        }

        return new()
        {
            Metrics = query.Metrics,
            Buckets = BucketsOf(query, edges, now),
            Total = Row(new(RowKind.Total, [])),
            Rows = rows,
            Provenance = new()
            {
                Source = tally.Source,
                BucketsRead = tally.Blocks,
                EventsRead = tally.Events,
                FromUtc = request.FromUtc,
                ToUtc = request.ToUtc,
                TimeZone = request.TimeZone,
                ComputedUtc = now,
                DataVersion = version,
                IsComplete = request.ToUtc <= now,
            },
        };
    }

    private static List<DateTime> EdgesOf(ResolvedQuery query)
    {
        var request = query.Query;
        if (request.Grain is not { } grain)
        {
            return [request.FromUtc, request.ToUtc];
        }

        return query.Calendar.Edges(request.FromUtc, request.ToUtc, grain, QueryResolver.MaxBuckets)
            ?? throw new RuleViolationException(
                ErrorCode.QueryTooBroad,
                $"The period has more than {QueryResolver.MaxBuckets} steps. Choose a coarser step or a shorter period.");
    }

    private static List<MetricBucket> BucketsOf(ResolvedQuery query, List<DateTime> edges, DateTime now)
    {
        var buckets = new List<MetricBucket>(edges.Count - 1);
        if (query.Query.Grain is not { } grain)
        {
            return buckets;
        }

        for (var i = 0; i + 1 < edges.Count; i++)
        {
            var isWhole = query.Calendar.Floor(edges[i], grain) == edges[i] && query.Calendar.Next(edges[i], grain) == edges[i + 1];
            buckets.Add(new(edges[i], edges[i + 1], isWhole && edges[i + 1] <= now));
        }

        return buckets;
    }
}
