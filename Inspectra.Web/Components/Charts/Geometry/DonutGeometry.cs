using System.Globalization;

namespace Inspectra.Web.Components.Charts.Geometry;

public static class DonutGeometry
{
    /// <summary>Dash pattern and offset that draw one part of a ring as a stroked circle of circumference 100.</summary>
    /// <param name="values">Sizes of the parts, not negative.</param>
    /// <returns>For each part its share of 100 and where it starts; all 0 when the sizes sum to 0.</returns>
    public static (double Share, double Start)[] Parts(IReadOnlyList<double> values)
    {
        var total = values.Sum();
        var parts = new (double, double)[values.Count];
        var start = 0.0;
        for (var i = 0; i < values.Count; i++)
        {
            var share = total <= 0 ? 0 : values[i] / total * 100;
            parts[i] = (share, start);
            start += share;
        }

        return parts;
    }

    public static string Dash(double share) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, share - 0.6):0.##} {100 - Math.Max(0, share - 0.6):0.##}");
}
