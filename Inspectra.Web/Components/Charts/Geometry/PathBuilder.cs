using System.Globalization;
using System.Text;

namespace Inspectra.Web.Components.Charts.Geometry;

/// <summary>Writes SVG path data with as few characters as one tenth of a pixel needs.</summary>
public sealed class PathBuilder
{
    private readonly StringBuilder _data = new();

    public PathBuilder MoveTo(double x, double y) => Write('M', x, y);

    public PathBuilder LineTo(double x, double y) => Write('L', x, y);

    public PathBuilder Close()
    {
        _data.Append('Z');
        return this;
    }

    public PathBuilder Rectangle(double x, double y, double width, double height)
    {
        Write('M', x, y);
        _data.Append('h').Append(Number(width)).Append('v').Append(Number(height)).Append('h').Append(Number(-width)).Append('Z');
        return this;
    }

    /// <summary>A point that a round line cap turns into a dot, which stays round however the drawing is stretched.</summary>
    public PathBuilder Dot(double x, double y)
    {
        Write('M', x, y);
        _data.Append("h0");
        return this;
    }

    public override string ToString() => _data.ToString();

    public static string Number(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private PathBuilder Write(char command, double x, double y)
    {
        _data.Append(command).Append(Number(x)).Append(' ').Append(Number(y));
        return this;
    }
}
