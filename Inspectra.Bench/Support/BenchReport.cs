using System.Globalization;

namespace Inspectra.Bench.Support;

/// <summary>Prints one line a measurement: <c>name value unit ratio</c>. A ratio is to the baseline of the same run.</summary>
public sealed class BenchReport(TextWriter output)
{
    /// <param name="baseline">Value of the baseline in the same unit; null where the measurement has none.</param>
    public void Add(string name, double value, string unit, double? baseline = null)
    {
        var ratio = baseline is > 0 ? (value / baseline.Value).ToString("0.###", CultureInfo.InvariantCulture) : "-";
        output.WriteLine($"{name} {value.ToString("0.###", CultureInfo.InvariantCulture)} {unit} {ratio}");
        output.Flush();
    }

    /// <summary>Context that a reader needs beside the figures; never a figure itself.</summary>
    public void Note(string text)
    {
        output.WriteLine($"# {text}");
        output.Flush();
    }
}
