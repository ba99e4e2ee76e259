using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Inspectra.Core.Metrics.Cells;

/// <summary>Reads what <see cref="PackWriter"/> wrote; every read is checked against the end.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public readonly bool AtEnd => _at >= _bytes.Length;

    public readonly int Position => _at;

    public byte ReadByte() => _bytes[_at++];

    public ReadOnlySpan<byte> ReadBytes(int count)
    {
        var slice = _bytes.Slice(_at, count);
        _at += count;
        return slice;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadUnsigned()
    {
        ulong value = _bytes[_at++];
        if (value < 0x80)
        {
            return value;
        }

        value &= 0x7F;
        for (var shift = 7; shift < 64; shift += 7)
        {
            var next = _bytes[_at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new FormatException("A packed number has no end.");
    }

    public long ReadSigned()
    {
        var raw = ReadUnsigned();
        return (long)(raw >> 1) ^ -(long)(raw & 1);
    }

    public Int128 ReadSigned128()
    {
        ulong low = 0;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var next = _bytes[_at++];
            low |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (long)(low >> 1) ^ -(long)(low & 1);
            }
        }

        UInt128 wide = low;
        for (var shift = 63; shift < 128; shift += 7)
        {
            var next = _bytes[_at++];
            wide |= (UInt128)(ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (Int128)(wide >> 1) ^ -(Int128)(wide & 1);
            }
        }

        throw new FormatException("A packed number has no end.");
    }

    /// <summary>Content of a section written with its length in front.</summary>
    public ReadOnlySpan<byte> ReadSection() => ReadBytes(BinaryPrimitives.ReadInt32LittleEndian(ReadBytes(4)));
}
