using System.Numerics;
using System.Runtime.InteropServices;
using Inspectra.Core.Metrics.Cells;

namespace Inspectra.Core.Metrics.Sketches;

/// <summary>
/// Counts distinct values by their hashes: exactly up to <see cref="ExactLimit"/>, beyond it with a standard error
/// of 0.8 %. Merging two sketches gives exactly the sketch of all values together, in whatever order.
/// </summary>
/// <remarks>
/// Hashes are 40 bits wide, so two of 2,000 values share one with a probability of 2 in a million.
/// Source of the second stage: Flajolet et al. (2007), "HyperLogLog", with 2^14 registers; the estimate is that of
/// Ertl (2017), "New cardinality estimation algorithms for HyperLogLog sketches", which needs no bias tables.
/// </remarks>
internal sealed class DistinctSketch
{
    public const int ExactLimit = 2_048;
    public const int HashBits = 40;
    private const int HashBytes = HashBits / 8;
    private const int Precision = 14;
    private const int Registers = 1 << Precision;
    private const int RankBits = HashBits - Precision;
    private const byte ExactForm = 0;
    private const byte RegisterForm = 1;

    // Open addressing; a slot holds hash + 1 so that zero means free.
    private ulong[] _slots = [];
    private int _held;
    private byte[]? _registers;

    public bool IsEmpty => _held == 0 && _registers is null;

    /// <param name="hash">64 well-mixed bits of the value.</param>
    public void Add(ulong hash) => AddShort(hash >> (64 - HashBits));

    public void Clear()
    {
        if (_held > 0)
        {
            Array.Clear(_slots);
        }

        _held = 0;
        _registers = null;
    }

    public double Estimate() => _registers is null ? _held : HyperLogLogEstimate.Of(_registers, RankBits);

    public void Pack(PackWriter writer)
    {
        if (_registers is { } registers)
        {
            writer.WriteByte(RegisterForm);
            writer.WriteBytes(registers);
            return;
        }

        writer.WriteByte(ExactForm);
        var sorted = new ulong[_held];
        var at = 0;
        foreach (var slot in _slots)
        {
            if (slot != 0)
            {
                sorted[at++] = slot - 1;
            }
        }

        // Sorted, so that equal content has equal bytes whatever the order of arrival.
        Array.Sort(sorted);
        Span<byte> bytes = stackalloc byte[8];
        foreach (var hash in sorted)
        {
            BitConverter.TryWriteBytes(bytes, hash);
            writer.WriteBytes(bytes[..HashBytes]);
        }
    }

    /// <summary>Adds the values of a packed sketch.</summary>
    public void MergePacked(ReadOnlySpan<byte> packed)
    {
        if (packed.IsEmpty)
        {
            return;
        }

        var content = packed[1..];
        if (packed[0] == RegisterForm)
        {
            if (content.Length != Registers)
            {
                throw new FormatException("A packed distinct count has a wrong number of registers.");
            }

            KeepGreater(ToRegisters(), content);
            return;
        }

        for (; content.Length >= HashBytes; content = content[HashBytes..])
        {
            AddShort(BitConverter.ToUInt32(content) | (ulong)content[4] << 32);
        }
    }

    public void Merge(DistinctSketch other)
    {
        if (other._registers is { } registers)
        {
            KeepGreater(ToRegisters(), registers);
            return;
        }

        foreach (var slot in other._slots)
        {
            if (slot != 0)
            {
                AddShort(slot - 1);
            }
        }
    }

    private static void KeepGreater(Span<byte> into, ReadOnlySpan<byte> other)
    {
        var left = MemoryMarshal.Cast<byte, Vector<byte>>(into);
        var right = MemoryMarshal.Cast<byte, Vector<byte>>(other);
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = Vector.Max(left[i], right[i]);
        }
    }

    private void AddShort(ulong hash)
    {
        if (_registers is { } registers)
        {
            Raise(registers, hash);
            return;
        }

        if (_held * 2 >= _slots.Length)
        {
            Grow();
        }

        if (Insert(_slots, hash + 1) && ++_held > ExactLimit)
        {
            ToRegisters();
        }
    }

    private static bool Insert(ulong[] slots, ulong entry)
    {
        var mask = slots.Length - 1;
        var at = (int)(entry * 0x9E3779B97F4A7C15UL >> 40) & mask;
        while (slots[at] != 0)
        {
            if (slots[at] == entry)
            {
                return false;
            }

            at = (at + 1) & mask;
        }

        slots[at] = entry;
        return true;
    }

    private void Grow()
    {
        var grown = new ulong[Math.Max(8, _slots.Length * 2)];
        foreach (var slot in _slots)
        {
            if (slot != 0)
            {
                Insert(grown, slot);
            }
        }

        _slots = grown;
    }

    private byte[] ToRegisters()
    {
        if (_registers is { } known)
        {
            return known;
        }

        var registers = new byte[Registers];
        foreach (var slot in _slots)
        {
            if (slot != 0)
            {
                Raise(registers, slot - 1);
            }
        }

        Array.Clear(_slots);
        _held = 0;
        return _registers = registers;
    }

    private static void Raise(byte[] registers, ulong hash)
    {
        var index = (int)(hash >> RankBits);
        var rest = hash & ((1UL << RankBits) - 1);
        var rank = (byte)(BitOperations.LeadingZeroCount(rest) - (64 - RankBits) + 1);
        if (registers[index] < rank)
        {
            registers[index] = rank;
        }
    }
}
