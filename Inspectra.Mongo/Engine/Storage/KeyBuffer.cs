using System.Runtime.CompilerServices;

namespace Inspectra.Mongo.Engine.Storage;

/// <summary>A growing buffer that keys are written into, used again for the next key.</summary>
internal sealed class KeyBuffer(int capacity = 256)
{
    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Truncate(int length) => Length = length;

    public byte[] ToArray() => Written.ToArray();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(byte value)
    {
        if (Length == _bytes.Length)
        {
            Grow(1);
        }
        _bytes[Length++] = value;
    }

    public void Add(ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    /// <summary>The next bytes, to be filled by the caller.</summary>
    public Span<byte> Take(int count)
    {
        if (Length + count > _bytes.Length)
        {
            Grow(count);
        }
        var span = _bytes.AsSpan(Length, count);
        Length += count;
        return span;
    }

    /// <summary>Turns the order of everything from a position on around.</summary>
    public void Complement(int start)
    {
        for (var i = start; i < Length; i++)
        {
            _bytes[i] = (byte)~_bytes[i];
        }
    }

    private void Grow(int count) => Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
}
