namespace Inspectra.Web.Components.Charts.Geometry;

/// <summary>Maps a value range onto a pixel range; the pixel range may run backwards, as a vertical axis does.</summary>
public readonly record struct LinearScale(double Minimum, double Maximum, double Start, double End)
{
    public double Map(double value) =>
        Maximum <= Minimum ? Start : Start + ((value - Minimum) / (Maximum - Minimum) * (End - Start));
}
