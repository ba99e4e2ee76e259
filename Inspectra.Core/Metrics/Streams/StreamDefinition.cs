using System.Text;

namespace Inspectra.Core.Metrics.Streams;

/// <summary>
/// A kind of event: where it is kept, what it may be split by, what it measures, and which buckets are kept of it.
/// Ingestion, rollups and queries know nothing else about it.
/// </summary>
internal sealed class StreamDefinition
{
    /// <summary>Stands for the status among the dimensions of a set.</summary>
    public const int StatusDimension = -1;

    public required string Key { get; init; }

    public required string Collection { get; init; }

    /// <summary>At most <see cref="Cells.EventFact.MaxDimensions"/>, the status not among them.</summary>
    public required IReadOnlyList<StreamDimension> Dimensions { get; init; }

    /// <summary>At most <see cref="Cells.EventFact.MaxMeasures"/>; the first one has quantiles.</summary>
    public required IReadOnlyList<StreamMeasure> Measures { get; init; }

    /// <summary>In the order of their codes, which are stored; a single one for streams without status.</summary>
    public required IReadOnlyList<string> Statuses { get; init; }

    /// <summary>Codes from this one on are of events that are still open and will change.</summary>
    public required int FirstOpenStatus { get; init; }

    /// <summary>The set of all events comes first.</summary>
    public required IReadOnlyList<DimensionSet> Sets { get; init; }

    /// <summary>Position of the dimension whose distinct values are counted as users; -1 for none.</summary>
    public int UserDimension { get; init; } = -1;

    /// <summary>Position of the dimension whose distinct values are counted as agents; -1 for none.</summary>
    public int AgentDimension { get; init; } = -1;

    /// <summary>UTF-8 of <see cref="StreamDimension.Field"/>, by position.</summary>
    public IReadOnlyList<byte[]> DimensionFields => _dimensionFields ??= [.. Dimensions.Select(d => Encoding.UTF8.GetBytes(d.Field))];

    /// <summary>UTF-8 of <see cref="StreamMeasure.Field"/>, by position.</summary>
    public IReadOnlyList<byte[]> MeasureFields => _measureFields ??= [.. Measures.Select(m => Encoding.UTF8.GetBytes(m.Field))];

    /// <summary>UTF-8 of the statuses, by code.</summary>
    public IReadOnlyList<byte[]> StatusWords => _statusWords ??= [.. Statuses.Select(Encoding.UTF8.GetBytes)];

    private byte[][]? _dimensionFields;
    private byte[][]? _measureFields;
    private byte[][]? _statusWords;

    /// <returns>Position of the dimension, <see cref="StatusDimension"/> for the status; null when there is none.</returns>
    public int? FindDimension(string key)
    {
        if (key == DimensionKeys.Status && Statuses.Count > 1)
        {
            return StatusDimension;
        }

        for (var i = 0; i < Dimensions.Count; i++)
        {
            if (Dimensions[i].Key == key)
            {
                return i;
            }
        }

        return null;
    }

    /// <returns>-1 when there is no such status.</returns>
    public int StatusCode(ReadOnlySpan<byte> utf8)
    {
        var words = StatusWords;
        for (var code = 0; code < words.Count; code++)
        {
            if (utf8.SequenceEqual(words[code]))
            {
                return code;
            }
        }

        return -1;
    }
}
