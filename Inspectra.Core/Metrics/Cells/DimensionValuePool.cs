using Inspectra.Core.Metrics.Sketches;

namespace Inspectra.Core.Metrics.Cells;

/// <summary>Gives equal values one shared object, so that most events allocate nothing for their dimensions.</summary>
/// <remarks>Safe for any number of threads: a slot is read and replaced whole, and a lost race costs one allocation.
/// Bounded by its number of slots; a value that lost its slot simply gets a new object.</remarks>
internal sealed class DimensionValuePool
{
    private const int Slots = 1 << 14;
    private readonly DimensionValue?[] _slots = new DimensionValue?[Slots];

    public DimensionValue Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return DimensionValue.None;
        }

        var hash = StableHash.Of(utf8);
        ref var slot = ref _slots[(int)(hash & (Slots - 1))];
        var held = slot;
        if (held is not null && held.Hash == hash && utf8.SequenceEqual(held.Utf8))
        {
            return held;
        }

        var value = new DimensionValue(utf8.ToArray(), hash);
        slot = value;
        return value;
    }
}
