using System.Text;
using Inspectra.Core.Metrics.Cells;

namespace Inspectra.Core.Metrics.Rollups;

/// <summary>Events divided by the value that a dimension set gives them.</summary>
internal sealed class Grouping
{
    private Grouping(int[] groups, byte[][] keys)
    {
        Groups = groups;
        Keys = keys;
    }

    /// <summary>Per event the position of its key.</summary>
    public int[] Groups { get; }

    /// <summary>Ascending in byte order.</summary>
    public byte[][] Keys { get; }

    public static Grouping Single(int events) => new(new int[events], [[]]);

    public static Grouping ByValue(ValueRanks ranks) => new(ranks.OfEvent, [.. ranks.Values.Select(v => v.Utf8)]);

    public static Grouping ByStatus(ReadOnlySpan<EventFact> facts, IReadOnlyList<string> statuses)
    {
        var ordered = Enumerable.Range(0, statuses.Count).OrderBy(code => statuses[code], StringComparer.Ordinal).ToArray();
        var rankOfCode = new int[statuses.Count];
        for (var rank = 0; rank < ordered.Length; rank++)
        {
            rankOfCode[ordered[rank]] = rank;
        }

        var groups = new int[facts.Length];
        for (var i = 0; i < groups.Length; i++)
        {
            groups[i] = rankOfCode[facts[i].Status];
        }

        return new(groups, [.. ordered.Select(code => Encoding.UTF8.GetBytes(statuses[code]))]);
    }

    public static Grouping ByPair(ValueRanks first, ValueRanks second)
    {
        // Only pairs that occur get a key, in byte order of the whole key.
        var width = second.Values.Length;
        var numberOfPair = new Dictionary<int, int>();
        foreach (var (one, two) in first.OfEvent.Zip(second.OfEvent))
        {
            numberOfPair.TryAdd(one * width + two, 0);
        }

        var pairs = numberOfPair.Keys
            .Select(pair => (Pair: pair, Key: Join(first.Values[pair / width], second.Values[pair % width])))
            .OrderBy(p => p.Key, Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)))
            .ToArray();
        for (var rank = 0; rank < pairs.Length; rank++)
        {
            numberOfPair[pairs[rank].Pair] = rank;
        }

        var groups = new int[first.OfEvent.Length];
        for (var i = 0; i < groups.Length; i++)
        {
            groups[i] = numberOfPair[first.OfEvent[i] * width + second.OfEvent[i]];
        }

        return new(groups, [.. pairs.Select(p => p.Key)]);
    }

    /// <summary>Stable counting sort of an order by group.</summary>
    public int[] Order(int[] byTime)
    {
        if (Keys.Length == 1)
        {
            return byTime;
        }

        var next = new int[Keys.Length + 1];
        foreach (var group in Groups)
        {
            next[group + 1]++;
        }

        for (var i = 1; i < next.Length; i++)
        {
            next[i] += next[i - 1];
        }

        var order = new int[byTime.Length];
        foreach (var item in byTime)
        {
            order[next[Groups[item]]++] = item;
        }

        return order;
    }

    private static byte[] Join(DimensionValue first, DimensionValue second) =>
        [.. first.Utf8, CellBlock.Separator, .. second.Utf8];
}
