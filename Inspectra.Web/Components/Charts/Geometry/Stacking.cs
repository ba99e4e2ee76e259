namespace Inspectra.Web.Components.Charts.Geometry;

public static class Stacking
{
    /// <summary>Heaps series upon each other.</summary>
    /// <param name="series">n series of equal length; a missing or negative value adds nothing.</param>
    /// <returns>n + 1 edges: edge 0 is the baseline of zeros, edge i + 1 the top of series i.</returns>
    public static double[][] Edges(IReadOnlyList<IReadOnlyList<double?>> series)
    {
        var length = series.Count == 0 ? 0 : series[0].Count;
        var edges = new double[series.Count + 1][];
        edges[0] = new double[length];
        for (var s = 0; s < series.Count; s++)
        {
            var below = edges[s];
            var top = new double[length];
            for (var i = 0; i < length; i++)
            {
                top[i] = below[i] + Math.Max(0, series[s][i] ?? 0);
            }

            edges[s + 1] = top;
        }

        return edges;
    }
}
