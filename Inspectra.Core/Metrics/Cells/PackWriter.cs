using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Inspectra.Core.Metrics.Cells;

/// <summary>A growing byte buffer for packed cells; reused, never shared between threads.</summary>
internal sealed class PackWriter(int capacity = 256)
{
    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public ReadOnlySpan<byte> Slice(int start, int length) => _bytes.AsSpan(start, length);

    public byte[] ToArray() => Written.ToArray();

    public void WriteByte(byte value)
    {
        Reserve(1);
        _bytes[Length++] = value;
    }

    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        Reserve(value.Length);
        value.CopyTo(_bytes.AsSpan(Length));
        Length += value.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUnsigned(ulong value)
    {
        Reserve(10);
        var bytes = _bytes;
        var at = Length;
        while (value >= 0x80)
        {
            bytes[at++] = (byte)(value | 0x80);
            value >>= 7;
        }

        bytes[at++] = (byte)value;
        Length = at;
    }

    /// <summary>Small numbers of either sign take few bytes.</summary>
    public void WriteSigned(long value) => WriteUnsigned((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>The same form as <see cref="WriteSigned(long)"/> where the number fits, longer where it does not.</summary>
    public void WriteSigned(Int128 value)
    {
        var rest = (UInt128)((value << 1) ^ (value >> 127));
        Reserve(19);
        while (rest >= 0x80)
        {
            _bytes[Length++] = (byte)((byte)rest | 0x80);
            rest >>= 7;
        }

        _bytes[Length++] = (byte)rest;
    }

    /// <summary>Space for a length that <see cref="CloseSection"/> fills in.</summary>
    public int OpenSection()
    {
        Reserve(4);
        Length += 4;
        return Length;
    }

    public void CloseSection(int start) =>
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(start - 4), Length - start);

    private void Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        }
    }
}
