namespace Inspectra.Web.Components.Charts.Geometry;

/// <summary>Turns bucketed values into SVG path data. Bucket i owns the i-th of n equal slots of the width.</summary>
/// <param name="Width">Width of the drawing in its own units; the screen stretches it.</param>
/// <param name="Height">Height of the drawing in pixels.</param>
/// <param name="Count">Number of buckets n.</param>
/// <param name="Low">Value at the lower edge.</param>
/// <param name="High">Value at the upper edge.</param>
public sealed record PlotGeometry(double Width, double Height, int Count, double Low, double High)
{
    public const int MostPoints = 2000;

    private readonly LinearScale _vertical = new(Low, High, Height, 0);

    public double Slot => Width / Math.Max(1, Count);

    public double X(int index) => (index + 0.5) * Slot;

    public double Y(double value) => Math.Clamp(_vertical.Map(value), 0, Height);

    /// <summary>A line through the values from <paramref name="from"/> up to and including <paramref name="to"/>; it breaks where a value is missing.</summary>
    public string Line(IReadOnlyList<double?> values, int from, int to)
    {
        var path = new PathBuilder();
        var open = false;
        foreach (var i in Downsampling.KeepPeaks(values, MostPoints))
        {
            if (i < from || i > to)
            {
                continue;
            }

            if (values[i] is not { } value || !double.IsFinite(value))
            {
                open = false;
                continue;
            }

            _ = open ? path.LineTo(X(i), Y(value)) : path.MoveTo(X(i), Y(value));
            open = true;
        }

        return path.ToString();
    }

    /// <summary>Dots for values that stand alone between gaps, which a line would not show.</summary>
    public string LonelyDots(IReadOnlyList<double?> values)
    {
        var path = new PathBuilder();
        for (var i = 0; i < values.Count; i++)
        {
            var alone = (i == 0 || values[i - 1] is null) && (i == values.Count - 1 || values[i + 1] is null);
            if (alone && values[i] is { } value)
            {
                path.Dot(X(i), Y(value));
            }
        }

        return path.ToString();
    }

    /// <summary>The area between two edges over all buckets.</summary>
    public string Area(IReadOnlyList<double> lower, IReadOnlyList<double> upper)
    {
        if (upper.Count == 0)
        {
            return "";
        }

        var path = new PathBuilder();
        var kept = Downsampling.KeepPeaks([.. upper.Select(v => (double?)v)], MostPoints / 2);
        foreach (var i in kept)
        {
            _ = i == kept[0] ? path.MoveTo(X(i), Y(upper[i])) : path.LineTo(X(i), Y(upper[i]));
        }

        for (var k = kept.Count - 1; k >= 0; k--)
        {
            path.LineTo(X(kept[k]), Y(lower[kept[k]]));
        }

        return path.Close().ToString();
    }

    /// <summary>One rectangle a bucket between two edges; buckets without height are left out.</summary>
    public string Bars(IReadOnlyList<double> lower, IReadOnlyList<double> upper, int from, int to)
    {
        var path = new PathBuilder();
        var gap = Slot > 3 ? Math.Min(Slot * 0.24, 8) : 0;
        for (var i = from; i <= to && i < upper.Count; i++)
        {
            var top = Y(upper[i]);
            var height = Y(lower[i]) - top;
            if (height > 0.04)
            {
                path.Rectangle((i * Slot) + (gap / 2), top, Slot - gap, height);
            }
        }

        return path.ToString();
    }
}
