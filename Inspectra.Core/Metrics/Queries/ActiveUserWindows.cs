using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Sketches;
using Inspectra.Core.Metrics.Time;

namespace Inspectra.Core.Metrics.Queries;

/// <summary>Distinct users of the local days up to a moment, for one moment or for the end of every bucket.</summary>
internal sealed class ActiveUserWindows
{
    private readonly List<long> _edges = [];
    private readonly List<int> _dayOfSegment = [];
    private readonly List<long> _ends;

    /// <param name="bucketEdges">Edges of the time axis, or just start and end of the range.</param>
    /// <param name="days">The longest window asked for.</param>
    public ActiveUserWindows(LocalCalendar calendar, IReadOnlyList<DateTime> bucketEdges, int days)
    {
        _ends = [.. bucketEdges.Skip(1).Select(Ms)];
        var firstDay = calendar.ToLocal(bucketEdges[1].AddMilliseconds(-1)).Date.AddDays(1 - days);
        var last = bucketEdges[^1];
        var cuts = new SortedSet<long>(_ends.Where(e => e > Ms(calendar.ToUtc(firstDay))));
        var dayStarts = new HashSet<long>();
        for (var day = firstDay; calendar.ToUtc(day) < last; day = day.AddDays(1))
        {
            cuts.Add(Ms(calendar.ToUtc(day)));
            dayStarts.Add(Ms(calendar.ToUtc(day)));
        }

        var dayNumber = -1;
        foreach (var cut in cuts)
        {
            dayNumber += dayStarts.Contains(cut) ? 1 : 0;
            _edges.Add(cut);
            _dayOfSegment.Add(dayNumber);
        }

        // The last edge ends a segment and begins none.
        _dayOfSegment.RemoveAt(_dayOfSegment.Count - 1);
    }

    /// <summary>n + 1 edges of the segments to read.</summary>
    public IReadOnlyList<long> Edges => _edges;

    /// <param name="segments">Users per segment; null where there are none.</param>
    /// <param name="days">Length of the window, at most the one given to the constructor.</param>
    /// <returns>One number per bucket.</returns>
    public double[] Count(IReadOnlyList<CellAccumulator?> segments, int days)
    {
        var counts = new double[_ends.Count];
        var users = new DistinctSketch();
        var merged = 0;
        var day = int.MinValue;
        for (var bucket = 0; bucket < _ends.Count; bucket++)
        {
            var end = _edges.BinarySearch(_ends[bucket]);
            if (end <= 0)
            {
                continue; // A bucket without width at the very start: the local time did not exist.
            }

            var endDay = _dayOfSegment[end - 1];
            if (endDay != day)
            {
                day = endDay;
                users.Clear();
                merged = FirstSegmentOf(Math.Max(0, day - days + 1));
            }

            for (; merged < end; merged++)
            {
                segments[merged]?.MergeUsersInto(users);
            }

            counts[bucket] = users.Estimate();
        }

        return counts;
    }

    private int FirstSegmentOf(int day)
    {
        var at = _dayOfSegment.BinarySearch(day);
        if (at < 0)
        {
            return ~at;
        }

        while (at > 0 && _dayOfSegment[at - 1] == day)
        {
            at--;
        }

        return at;
    }

    private static long Ms(DateTime utc) => (utc - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;
}
