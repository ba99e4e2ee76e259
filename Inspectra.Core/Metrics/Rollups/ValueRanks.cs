using Inspectra.Core.Metrics.Cells;

namespace Inspectra.Core.Metrics.Rollups;

/// <summary>The distinct values of one dimension among some events, in byte order, and which one each event has.</summary>
internal sealed class ValueRanks
{
    private ValueRanks(DimensionValue[] values, int[] ofEvent)
    {
        Values = values;
        OfEvent = ofEvent;
    }

    /// <summary>Ascending.</summary>
    public DimensionValue[] Values { get; }

    /// <summary>Position in <see cref="Values"/>, per event.</summary>
    public int[] OfEvent { get; }

    public static ValueRanks Of(ReadOnlySpan<EventFact> facts, int dimension)
    {
        var seen = new Dictionary<DimensionValue, int>();
        var ofEvent = new int[facts.Length];
        DimensionValue? last = null;
        var lastNumber = 0;
        for (var i = 0; i < facts.Length; i++)
        {
            var value = facts[i].Dimensions[dimension];
            if (!ReferenceEquals(value, last))
            {
                if (!seen.TryGetValue(value, out lastNumber))
                {
                    lastNumber = seen.Count;
                    seen.Add(value, lastNumber);
                }

                last = value;
            }

            ofEvent[i] = lastNumber;
        }

        var values = seen.Keys.ToArray();
        Array.Sort(values);
        var rankOfNumber = new int[values.Length];
        for (var rank = 0; rank < values.Length; rank++)
        {
            rankOfNumber[seen[values[rank]]] = rank;
        }

        for (var i = 0; i < ofEvent.Length; i++)
        {
            ofEvent[i] = rankOfNumber[ofEvent[i]];
        }

        return new(values, ofEvent);
    }
}
