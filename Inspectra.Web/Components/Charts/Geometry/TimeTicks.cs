namespace Inspectra.Web.Components.Charts.Geometry;

/// <summary>Which buckets of a time axis get a label.</summary>
public static class TimeTicks
{
    private static readonly int[] HourStrides = [1, 2, 3, 6, 12, 24];

    /// <param name="starts">Start of each bucket on the wall clock of the reader, rising.</param>
    /// <param name="most">The most labels there is room for, at least 2.</param>
    /// <returns>Indexes of the labelled buckets: whole hours, Mondays or firsts of months where the density allows.</returns>
    public static IReadOnlyList<int> Choose(IReadOnlyList<DateTime> starts, int most)
    {
        if (starts.Count <= most)
        {
            return [.. Enumerable.Range(0, starts.Count)];
        }

        var step = (starts[^1] - starts[0]).TotalHours / (starts.Count - 1);
        foreach (var rule in Rules(step))
        {
            var chosen = new List<int>();
            for (var i = 0; i < starts.Count; i++)
            {
                if (rule(starts[i]))
                {
                    chosen.Add(i);
                }
            }

            if (chosen.Count >= 2 && chosen.Count <= most)
            {
                return chosen;
            }
        }

        var stride = (int)Math.Ceiling(starts.Count / (double)most);
        return [.. Enumerable.Range(0, starts.Count).Where(i => i % stride == 0)];
    }

    private static IEnumerable<Func<DateTime, bool>> Rules(double stepHours)
    {
        if (stepHours < 0.9)
        {
            foreach (var minutes in (int[])[5, 10, 15, 30])
            {
                yield return t => t.Minute % minutes == 0;
            }
        }

        if (stepHours < 20)
        {
            foreach (var hours in HourStrides)
            {
                yield return t => t.Minute == 0 && t.Hour % hours == 0;
            }
        }

        // Where a clock change skips midnight, a day starts at one o'clock: only short steps ask for midnight itself.
        bool StartsDay(DateTime t) => stepHours >= 20 || t.TimeOfDay == TimeSpan.Zero;
        if (stepHours < 100)
        {
            yield return t => StartsDay(t) && t.DayOfYear % 2 == 0;
            yield return t => StartsDay(t) && t.DayOfWeek == DayOfWeek.Monday;
        }

        yield return t => StartsDay(t) && t.Day == 1;
        yield return t => StartsDay(t) && t.Day == 1 && t.Month % 3 == 1;
        yield return t => StartsDay(t) && t is { Day: 1, Month: 1 };
    }
}
