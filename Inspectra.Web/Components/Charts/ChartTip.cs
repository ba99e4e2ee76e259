using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inspectra.Web.Components.Charts;

/// <summary>What the script beside the charts needs for cross-hair, tooltip, zoom and drill, as one compact JSON text.</summary>
internal static class ChartTip
{
    private static readonly JsonSerializerOptions Compact = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string Write(ChartModel model, IReadOnlyList<ChartSeries> visible, bool stacked) => JsonSerializer.Serialize(
        new Tip(
            model.Kind.ToString(),
            [.. model.Buckets.Select(b => BucketText.Long(b, model.Grain))],
            [.. model.Buckets.Select(b => BucketText.Address(b.StartLocal))],
            model.Buckets.Count == 0 ? "" : BucketText.Address(model.Buckets[^1].EndLocal),
            [.. visible.Select(s => new Part(s.Label, s.Color, Round(s.Values), s.Previous is null ? null : Round(s.Previous)))],
            stacked,
            model.DrillAddress),
        Compact);

    private static double?[] Round(IReadOnlyList<double?> values)
    {
        var rounded = new double?[values.Count];
        for (var i = 0; i < rounded.Length; i++)
        {
            rounded[i] = values[i] is { } v && double.IsFinite(v) ? Significant(v) : null;
        }

        return rounded;
    }

    private static double Significant(double value)
    {
        if (value == 0 || Math.Abs(value) >= 1e6)
        {
            return Math.Round(value);
        }

        var digits = Math.Clamp(6 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 12);
        return Math.Round(value, digits);
    }

    private sealed record Tip(
        [property: JsonPropertyName("k")] string Kind,
        [property: JsonPropertyName("x")] string[] Labels,
        [property: JsonPropertyName("f")] string[] Starts,
        [property: JsonPropertyName("e")] string End,
        [property: JsonPropertyName("s")] Part[] Series,
        [property: JsonPropertyName("t")] bool Total,
        [property: JsonPropertyName("d")] string? Drill);

    private sealed record Part(
        [property: JsonPropertyName("n")] string Name,
        [property: JsonPropertyName("c")] string Color,
        [property: JsonPropertyName("v")] double?[] Values,
        [property: JsonPropertyName("p")] double?[]? Previous);
}
