using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Streams;
using Inspectra.Core.Metrics.Time;

namespace Inspectra.Core.Metrics.Rollups;

/// <summary>Sums events up per dimension set, value, and bucket of each width.</summary>
/// <remarks>Events are ordered by time once and, per set, by value with a counting sort; so all cells of one value
/// follow each other and three accumulators serve every cell.</remarks>
internal sealed class RollupDeltaBuilder(StreamDefinition stream)
{
    private readonly CellAccumulator _quarter = new();
    private readonly CellAccumulator _hour = new();
    private readonly CellAccumulator _day = new();

    /// <param name="tiers">Widths to fill; recounts ask for one at a time.</param>
    public RollupDelta Build(ReadOnlySpan<EventFact> facts, RollupTiersWanted tiers)
    {
        var delta = new RollupDelta();
        if (facts.IsEmpty)
        {
            return delta;
        }

        var byTime = OrderByTime(facts);
        var ranks = new ValueRanks[stream.Dimensions.Count];
        for (var dimension = 0; dimension < ranks.Length; dimension++)
        {
            ranks[dimension] = ValueRanks.Of(facts, dimension);
        }

        for (var set = 0; set < stream.Sets.Count; set++)
        {
            var dimensions = stream.Sets[set].Dimensions;
            var grouping = dimensions switch
            {
                [] => Grouping.Single(facts.Length),
                [StreamDefinition.StatusDimension] => Grouping.ByStatus(facts, stream.Statuses),
                [var only] => Grouping.ByValue(ranks[only]),
                [var first, var second] => Grouping.ByPair(ranks[first], ranks[second]),
                _ => throw new InvalidOperationException("A dimension set has at most two dimensions."),
            };
            Fill(delta, facts, grouping.Order(byTime), grouping, set, tiers);
        }

        return delta;
    }

    private static int[] OrderByTime(ReadOnlySpan<EventFact> facts)
    {
        var order = new int[facts.Length];
        var times = new long[facts.Length];
        var sorted = true;
        for (var i = 0; i < facts.Length; i++)
        {
            order[i] = i;
            times[i] = facts[i].TimeMs;
            sorted &= i == 0 || times[i - 1] <= times[i];
        }

        if (!sorted)
        {
            Array.Sort(times, order);
        }

        return order;
    }

    private void Fill(
        RollupDelta delta, ReadOnlySpan<EventFact> facts, int[] order, Grouping grouping, int set, RollupTiersWanted tiers)
    {
        var parts = stream.Sets[set].Parts;
        var at = 0;
        while (at < order.Length)
        {
            var group = grouping.Groups[order[at]];
            var key = grouping.Keys[group];
            while (at < order.Length && grouping.Groups[order[at]] == group)
            {
                var day = Start(facts[order[at]].TimeMs, RollupTiers.DayMs);
                _day.Clear();
                while (Within(at, day, RollupTiers.DayMs, facts, order, grouping, group))
                {
                    var hour = Start(facts[order[at]].TimeMs, RollupTiers.HourMs);
                    _hour.Clear();
                    while (Within(at, hour, RollupTiers.HourMs, facts, order, grouping, group))
                    {
                        var quarter = Start(facts[order[at]].TimeMs, RollupTiers.QuarterMs);
                        _quarter.Clear();
                        while (Within(at, quarter, RollupTiers.QuarterMs, facts, order, grouping, group))
                        {
                            Count(in facts[order[at]], parts, tiers);
                            at++;
                        }

                        Emit(delta, tiers, RollupTiersWanted.Quarter, new(set, RollupTier.Quarter, quarter), key, _quarter);
                    }

                    Emit(delta, tiers, RollupTiersWanted.Hour, new(set, RollupTier.Hour, hour), key, _hour);
                }

                Emit(delta, tiers, RollupTiersWanted.Day, new(set, RollupTier.Day, day), key, _day);
            }
        }
    }

    private static long Start(long timeMs, long width) => timeMs / width * width;

    private static bool Within(
        int at, long start, long width, ReadOnlySpan<EventFact> facts, int[] order, Grouping grouping, int group) =>
        at < order.Length && grouping.Groups[order[at]] == group && facts[order[at]].TimeMs < start + width;

    private static void Emit(
        RollupDelta delta, RollupTiersWanted tiers, RollupTiersWanted tier, BlockKey key, byte[] value, CellAccumulator cell)
    {
        if ((tiers & tier) != 0)
        {
            delta.Add(key, value, cell);
        }
    }

    private void Count(in EventFact fact, CellParts parts, RollupTiersWanted tiers)
    {
        var user = stream.UserDimension < 0 ? DimensionValue.None : fact.Dimensions[stream.UserDimension];
        var agent = stream.AgentDimension < 0 ? DimensionValue.None : fact.Dimensions[stream.AgentDimension];
        if ((tiers & RollupTiersWanted.Quarter) != 0)
        {
            _quarter.Add(in fact, parts, user, agent);
        }

        if ((tiers & RollupTiersWanted.Hour) != 0)
        {
            _hour.Add(in fact, parts, user, agent);
        }

        if ((tiers & RollupTiersWanted.Day) != 0)
        {
            _day.Add(in fact, parts, user, agent);
        }
    }
}
