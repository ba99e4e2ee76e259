using System.Buffers.Binary;

namespace Inspectra.Core.Metrics.Ingestion;

/// <summary>Writes BSON documents straight to bytes; reused, never shared between threads.</summary>
internal sealed class BsonBytes(int capacity = 1024)
{
    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public byte[] ToArray() => Written.ToArray();

    /// <summary>Starts the outermost document.</summary>
    /// <returns>What <see cref="End"/> wants back.</returns>
    public int Begin()
    {
        var start = Length;
        Take(4);
        return start;
    }

    public int BeginDocument(ReadOnlySpan<byte> name)
    {
        Name(BsonTypeByte.Document, name);
        return Begin();
    }

    public int BeginArray(ReadOnlySpan<byte> name)
    {
        Name(BsonTypeByte.Array, name);
        return Begin();
    }

    public void End(int start)
    {
        Take(1)[0] = 0;
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(start), Length - start);
    }

    public void Text(ReadOnlySpan<byte> name, ReadOnlySpan<byte> utf8)
    {
        Name(BsonTypeByte.String, name);
        var target = Take(utf8.Length + 5);
        BinaryPrimitives.WriteInt32LittleEndian(target, utf8.Length + 1);
        utf8.CopyTo(target[4..]);
        target[^1] = 0;
    }

    public void Int32(ReadOnlySpan<byte> name, int value)
    {
        Name(BsonTypeByte.Int32, name);
        BinaryPrimitives.WriteInt32LittleEndian(Take(4), value);
    }

    public void Int64(ReadOnlySpan<byte> name, long value)
    {
        Name(BsonTypeByte.Int64, name);
        BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);
    }

    public void Double(ReadOnlySpan<byte> name, double value)
    {
        Name(BsonTypeByte.Double, name);
        BinaryPrimitives.WriteDoubleLittleEndian(Take(8), value);
    }

    public void Boolean(ReadOnlySpan<byte> name, bool value)
    {
        Name(BsonTypeByte.Boolean, name);
        Take(1)[0] = value ? (byte)1 : (byte)0;
    }

    public void Null(ReadOnlySpan<byte> name) => Name(BsonTypeByte.Null, name);

    /// <param name="unixMs">Unix milliseconds.</param>
    public void Moment(ReadOnlySpan<byte> name, long unixMs)
    {
        Name(BsonTypeByte.DateTime, name);
        BinaryPrimitives.WriteInt64LittleEndian(Take(8), unixMs);
    }

    public void Id(ReadOnlySpan<byte> name, ReadOnlySpan<byte> objectId)
    {
        Name(BsonTypeByte.ObjectId, name);
        objectId.CopyTo(Take(12));
    }

    public void Binary(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Name(BsonTypeByte.Binary, name);
        var target = Take(value.Length + 5);
        BinaryPrimitives.WriteInt32LittleEndian(target, value.Length);
        target[4] = 0;
        value.CopyTo(target[5..]);
    }

    /// <summary>A document that is in its bytes already.</summary>
    public void Document(ReadOnlySpan<byte> name, ReadOnlySpan<byte> document)
    {
        Name(BsonTypeByte.Document, name);
        document.CopyTo(Take(document.Length));
    }

    private void Name(byte type, ReadOnlySpan<byte> name)
    {
        var target = Take(name.Length + 2);
        target[0] = type;
        name.CopyTo(target[1..]);
        target[^1] = 0;
    }

    private Span<byte> Take(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        }

        var span = _bytes.AsSpan(Length, count);
        Length += count;
        return span;
    }
}
