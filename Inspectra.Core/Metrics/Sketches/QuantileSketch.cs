using Inspectra.Core.Metrics.Cells;

namespace Inspectra.Core.Metrics.Sketches;

/// <summary>
/// Counts values in bins whose width grows with the value, so that any quantile comes back within 1 % of a value
/// that has the rank asked for. Merging two sketches gives exactly the sketch of all values together.
/// </summary>
/// <remarks>
/// Source: Masson, Rim, Lee (2019), "DDSketch: a fast and fully-mergeable quantile sketch with relative-error
/// guarantees". Values are whole numbers from 0; bin 0 holds the zeros, bin i ≥ 1 the values in (γ^(i-2), γ^(i-1)].
/// </remarks>
internal sealed class QuantileSketch
{
    private const double Accuracy = 0.01;
    private const double Gamma = (1 + Accuracy) / (1 - Accuracy);

    // The greatest long lies in bin 2,185.
    private const int MaxBin = 2_200;
    private static readonly double PerLog = 1 / Math.Log(Gamma);

    private long[] _counts = [];
    private int _offset;
    private int _low = int.MaxValue;
    private int _high = -1;

    /// <summary>Number of values held.</summary>
    public long Count { get; private set; }

    /// <param name="value">0 or more.</param>
    /// <returns>The bin that holds the value.</returns>
    public static int BinOf(long value) =>
        value <= 0 ? 0 : 1 + (int)Math.Ceiling(Math.Log(value) * PerLog - 1e-9);

    /// <returns>The value that stands for all in the bin, at most 1 % away from each.</returns>
    public static double ValueOf(int bin) => bin == 0 ? 0 : 2 * Math.Pow(Gamma, bin - 1) / (Gamma + 1);

    /// <param name="bin">From <see cref="BinOf"/>.</param>
    /// <param name="count">How many values come in, or with a negative sign go out.</param>
    public void Add(int bin, long count)
    {
        if ((uint)(bin - _offset) >= (uint)_counts.Length)
        {
            Grow(bin);
        }

        _counts[bin - _offset] += count;
        Count += count;
        _low = Math.Min(_low, bin);
        _high = Math.Max(_high, bin);
    }

    public void Clear()
    {
        if (_high >= _low)
        {
            Array.Clear(_counts, _low - _offset, _high - _low + 1);
        }

        _low = int.MaxValue;
        _high = -1;
        Count = 0;
    }

    /// <param name="quantile">0 to 1.</param>
    /// <returns>Null when no value is held.</returns>
    public double? Quantile(double quantile)
    {
        if (Count <= 0)
        {
            return null;
        }

        // The value of rank ceil(q·n), the usual "nearest rank", so that an exact sort can be compared.
        var rank = Math.Max(1, (long)Math.Ceiling(quantile * Count));
        long seen = 0;
        for (var bin = _low; bin <= _high; bin++)
        {
            seen += _counts[bin - _offset];
            if (seen >= rank)
            {
                return ValueOf(bin);
            }
        }

        return ValueOf(_high);
    }

    public void Pack(PackWriter writer)
    {
        var previous = 0;
        for (var bin = _low; bin <= _high; bin++)
        {
            var count = _counts[bin - _offset];
            if (count != 0)
            {
                writer.WriteUnsigned((ulong)(bin - previous));
                writer.WriteSigned(count);
                previous = bin;
            }
        }
    }

    /// <summary>Adds the values of a packed sketch.</summary>
    public void MergePacked(ReadOnlySpan<byte> packed)
    {
        var reader = new PackReader(packed);
        var bin = 0;
        while (!reader.AtEnd)
        {
            bin += (int)reader.ReadUnsigned();
            if ((uint)bin > MaxBin)
            {
                throw new FormatException("A packed sketch names a bin that does not exist.");
            }

            Add(bin, reader.ReadSigned());
        }
    }

    public void Merge(QuantileSketch other)
    {
        for (var bin = other._low; bin <= other._high; bin++)
        {
            var count = other._counts[bin - other._offset];
            if (count != 0)
            {
                Add(bin, count);
            }
        }
    }

    private void Grow(int bin)
    {
        if (_counts.Length == 0)
        {
            _offset = Math.Max(0, bin - 8);
            _counts = new long[24];
            return;
        }

        var low = Math.Min(_offset, Math.Max(0, bin - 16));
        var high = Math.Max(_offset + _counts.Length, bin + 32);
        var grown = new long[high - low];
        _counts.CopyTo(grown, _offset - low);
        _counts = grown;
        _offset = low;
    }
}
