using System.Text;

namespace Inspectra.Core.Metrics.Queries;

/// <summary>A filter of a query, ready to be asked about bytes.</summary>
internal sealed class DimensionFilter
{
    private readonly HashSet<byte[]>.AlternateLookup<ReadOnlySpan<byte>> _values;
    private readonly bool _keeps;

    /// <param name="dimension">Position in the stream's list.</param>
    public DimensionFilter(int dimension, MetricFilter filter)
    {
        Dimension = dimension;
        _keeps = filter.Mode == FilterMode.Is;
        _values = filter.Values.Select(Encoding.UTF8.GetBytes).ToHashSet(ByteKeyComparer.Instance).GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public int Dimension { get; }

    public bool Passes(ReadOnlySpan<byte> value) => _values.Contains(value) == _keeps;
}
