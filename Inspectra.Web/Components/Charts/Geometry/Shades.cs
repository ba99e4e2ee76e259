namespace Inspectra.Web.Components.Charts.Geometry;

public static class Shades
{
    /// <summary>Step of a sequential scale for a value: 0 for nothing at all, else 1 to <paramref name="steps"/>.</summary>
    /// <remarks>The square root spreads the low values, which a few peaks would otherwise press into one shade.</remarks>
    public static int Step(double? value, double largest, int steps) => value is not { } v || v <= 0 || largest <= 0
        ? 0
        : Math.Clamp((int)Math.Ceiling(Math.Sqrt(v / largest) * steps), 1, steps);
}
