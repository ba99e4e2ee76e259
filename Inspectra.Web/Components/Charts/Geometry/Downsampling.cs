namespace Inspectra.Web.Components.Charts.Geometry;

public static class Downsampling
{
    /// <summary>Thins a long series so that its peaks and troughs stay.</summary>
    /// <param name="values">n values in order; missing ones are skipped unless a whole slice is missing.</param>
    /// <param name="most">The most points wanted, at least 4.</param>
    /// <returns>Rising indexes, the first and the last among them; all of them when n ≤ <paramref name="most"/>.</returns>
    /// <remarks>Of each slice the smallest and the largest value are kept (min-max decimation), so no extreme is lost.</remarks>
    public static IReadOnlyList<int> KeepPeaks(IReadOnlyList<double?> values, int most)
    {
        if (values.Count <= most)
        {
            return [.. Enumerable.Range(0, values.Count)];
        }

        var slices = (most - 2) / 2;
        var kept = new SortedSet<int> { 0, values.Count - 1 };
        for (var slice = 0; slice < slices; slice++)
        {
            var from = (int)((long)slice * values.Count / slices);
            var to = (int)((long)(slice + 1) * values.Count / slices);
            int? low = null;
            int? high = null;
            for (var i = from; i < to; i++)
            {
                if (values[i] is not { } value)
                {
                    continue;
                }

                low = low is { } l && values[l] <= value ? low : i;
                high = high is { } h && values[h] >= value ? high : i;
            }

            kept.Add(low ?? from);
            kept.Add(high ?? from);
        }

        return [.. kept];
    }
}
