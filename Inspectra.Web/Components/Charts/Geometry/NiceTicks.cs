namespace Inspectra.Web.Components.Charts.Geometry;

/// <summary>Round tick values for an axis: steps of 1, 2, 2.5 or 5 times a power of ten.</summary>
public static class NiceTicks
{
    private static readonly double[] Factors = [1, 2, 2.5, 5, 10];
    private static readonly double[] DurationSteps =
        [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400];

    /// <param name="minimum">Smallest value shown; finite.</param>
    /// <param name="maximum">Largest value shown; finite, not below <paramref name="minimum"/>.</param>
    /// <param name="about">Wanted number of steps, at least 1.</param>
    /// <returns>At least two ticks in rising order that enclose the range.</returns>
    public static double[] For(double minimum, double maximum, int about) =>
        Enclose(minimum, maximum, Step(Span(minimum, maximum) / Math.Max(1, about)));

    /// <summary>As <see cref="For"/>, for seconds: from one second on, steps that people count time in.</summary>
    public static double[] ForSeconds(double minimum, double maximum, int about)
    {
        var raw = Span(minimum, maximum) / Math.Max(1, about);
        var step = raw < 1 || raw > DurationSteps[^1] ? Step(raw) : DurationSteps.First(s => s >= raw);
        return Enclose(minimum, maximum, step);
    }

    /// <summary>Whole steps only, for things that are counted.</summary>
    public static double[] ForCounts(double maximum, int about) =>
        Enclose(0, maximum, Math.Max(1, Math.Ceiling(Step(Span(0, maximum) / Math.Max(1, about)))));

    private static double Span(double minimum, double maximum) => maximum > minimum ? maximum - minimum : Math.Max(1, Math.Abs(maximum));

    private static double Step(double raw)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return Factors.First(f => f * power >= raw * (1 - 1e-9)) * power;
    }

    private static double[] Enclose(double minimum, double maximum, double step)
    {
        var first = Math.Floor((minimum / step) + 1e-9);
        var last = Math.Max(first + 1, Math.Ceiling((maximum / step) - 1e-9));
        var ticks = new double[(int)(last - first) + 1];
        for (var i = 0; i < ticks.Length; i++)
        {
            // Rounded, because 3 × 0.1 is not 0.3.
            ticks[i] = Math.Round((first + i) * step, 12);
        }

        return ticks;
    }
}
