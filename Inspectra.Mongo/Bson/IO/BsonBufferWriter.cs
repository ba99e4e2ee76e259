using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace MongoDB.Bson.IO;

/// <summary>Writes elements straight into a pooled buffer that grows; dispose gives the buffer back.</summary>
/// <remarks>
/// Documents nest by <c>var at = writer.BeginDocument("name"u8); … writer.EndDocument(at);</c>.
/// Names are taken as they are: the caller passes UTF-8 without zero bytes. Not for several threads.
/// </remarks>
internal sealed class BsonBufferWriter : IBufferWriter<byte>, IDisposable
{
    private static readonly byte[][] s_indexNames =
        [.. Enumerable.Range(0, 1000).Select(i => Encoding.UTF8.GetBytes(i.ToString(System.Globalization.CultureInfo.InvariantCulture)))];

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private byte[] _buffer;
    private int _position;

    public BsonBufferWriter(int capacity = 512) => _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>Where the next byte goes.</summary>
    public int Position => _position;

    public ReadOnlySpan<byte> WrittenSpan => _buffer.AsSpan(0, _position);

    /// <summary>Valid until the next write, <see cref="Truncate"/> or <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => _buffer.AsMemory(0, _position);

    public byte[] ToArray() => WrittenSpan.ToArray();

    public void Clear() => _position = 0;

    /// <summary>Forgets everything from that position on.</summary>
    public void Truncate(int position)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)position, (uint)_position, nameof(position));
        _position = position;
    }

    /// <summary>Begins a document that stands for itself, or is the value after <see cref="WriteName(BsonType, string)"/>.</summary>
    /// <returns>The position to hand to <see cref="EndDocument"/>.</returns>
    public int BeginDocument()
    {
        var start = _position;
        Take(4);
        return start;
    }

    public int BeginDocument(ReadOnlySpan<byte> name)
    {
        WriteName(BsonType.Document, name);
        return BeginDocument();
    }

    public int BeginDocument(string name)
    {
        WriteName(BsonType.Document, name);
        return BeginDocument();
    }

    public int BeginArray(ReadOnlySpan<byte> name)
    {
        WriteName(BsonType.Array, name);
        return BeginDocument();
    }

    public int BeginArray(string name)
    {
        WriteName(BsonType.Array, name);
        return BeginDocument();
    }

    /// <summary>Ends the document or array that began at <paramref name="start"/>.</summary>
    public void EndDocument(int start)
    {
        WriteByte(0);
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(start), _position - start);
    }

    /// <summary>Writes the type byte and name of an element; its value must follow.</summary>
    public void WriteName(BsonType type, ReadOnlySpan<byte> name)
    {
        var target = Take(name.Length + 2);
        target[0] = (byte)type;
        name.CopyTo(target[1..]);
        target[^1] = 0;
    }

    /// <exception cref="BsonSerializationException">The name holds a zero character or half a surrogate pair.</exception>
    public void WriteName(BsonType type, string name)
    {
        WriteByte((byte)type);
        WriteCString(name);
    }

    /// <summary>Writes the type byte of an array item and its position as name; its value must follow.</summary>
    public void WriteIndexName(BsonType type, int index)
    {
        if ((uint)index < (uint)s_indexNames.Length)
        {
            WriteName(type, s_indexNames[index]);
            return;
        }

        Span<byte> digits = stackalloc byte[11];
        System.Buffers.Text.Utf8Formatter.TryFormat(index, digits, out var length);
        WriteName(type, digits[..length]);
    }

    public void WriteInt32(ReadOnlySpan<byte> name, int value)
    {
        WriteName(BsonType.Int32, name);
        WriteInt32(value);
    }

    public void WriteInt64(ReadOnlySpan<byte> name, long value)
    {
        WriteName(BsonType.Int64, name);
        WriteInt64(value);
    }

    public void WriteDouble(ReadOnlySpan<byte> name, double value)
    {
        WriteName(BsonType.Double, name);
        WriteDouble(value);
    }

    public void WriteBoolean(ReadOnlySpan<byte> name, bool value)
    {
        WriteName(BsonType.Boolean, name);
        WriteByte(value ? (byte)1 : (byte)0);
    }

    public void WriteNull(ReadOnlySpan<byte> name) => WriteName(BsonType.Null, name);

    public void WriteDateTime(ReadOnlySpan<byte> name, long millisecondsSinceEpoch)
    {
        WriteName(BsonType.DateTime, name);
        WriteInt64(millisecondsSinceEpoch);
    }

    public void WriteTimestamp(ReadOnlySpan<byte> name, long value)
    {
        WriteName(BsonType.Timestamp, name);
        WriteInt64(value);
    }

    public void WriteObjectId(ReadOnlySpan<byte> name, ObjectId value)
    {
        WriteName(BsonType.ObjectId, name);
        WriteObjectId(value);
    }

    public void WriteDecimal128(ReadOnlySpan<byte> name, Decimal128 value)
    {
        WriteName(BsonType.Decimal128, name);
        WriteDecimal128(value);
    }

    public void WriteString(ReadOnlySpan<byte> name, string value)
    {
        WriteName(BsonType.String, name);
        WriteString(value);
    }

    /// <param name="utf8">Valid UTF-8; it is not checked again.</param>
    public void WriteString(ReadOnlySpan<byte> name, ReadOnlySpan<byte> utf8)
    {
        WriteName(BsonType.String, name);
        WriteString(utf8);
    }

    public void WriteBinary(ReadOnlySpan<byte> name, ReadOnlySpan<byte> bytes, BsonBinarySubType subType = BsonBinarySubType.Binary)
    {
        WriteName(BsonType.Binary, name);
        WriteBinary(bytes, subType);
    }

    public void WriteDocument(ReadOnlySpan<byte> name, RawDocument document)
    {
        WriteName(BsonType.Document, name);
        WriteRaw(document.Bytes);
    }

    public void WriteValue(ReadOnlySpan<byte> name, RawValue value)
    {
        WriteName(value.Type, name);
        WriteRaw(value.Bytes);
    }

    public void WriteValue(ReadOnlySpan<byte> name, BsonValue value)
    {
        WriteName(value.BsonType, name);
        BsonTreeWriter.WriteValue(this, value, depth: 0);
    }

    public void WriteValue(string name, BsonValue value)
    {
        WriteName(value.BsonType, name);
        BsonTreeWriter.WriteValue(this, value, depth: 0);
    }

    /// <summary>Copies an element of another document as it is, name included.</summary>
    public void WriteElement(RawElement element) => WriteRaw(element.Bytes);

    /// <summary>Copies a whole document that stands for itself.</summary>
    public void WriteDocument(BsonDocument document) => BsonTreeWriter.WriteDocument(this, document, depth: 0);

    public void WriteByte(byte value)
    {
        if (_position == _buffer.Length) { Grow(1); }
        _buffer[_position++] = value;
    }

    public void WriteInt32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(4), value);

    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);

    public void WriteDouble(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Take(8), value);

    public void WriteObjectId(ObjectId value) => value.ToByteSpan(Take(12));

    public void WriteDecimal128(Decimal128 value)
    {
        WriteInt64((long)value.GetIEEELowBits());
        WriteInt64((long)value.GetIEEEHighBits());
    }

    /// <summary>Writes length, text and terminating zero.</summary>
    /// <exception cref="BsonSerializationException">The text holds half a surrogate pair.</exception>
    public void WriteString(string value)
    {
        var start = _position;
        var target = Take(4 + value.Length + 1);
        try
        {
            // Most texts are short and ASCII: then this one reservation was exact.
            if (System.Text.Ascii.FromUtf16(value, target[4..^1], out _) == OperationStatus.Done)
            {
                target[^1] = 0;
            }
            else
            {
                _position = start + 4;
                var bytes = s_strict.GetBytes(value, Reserve(s_strict.GetMaxByteCount(value.Length)));
                _position += bytes;
                WriteByte(0);
            }
        }
        catch (EncoderFallbackException e)
        {
            throw new BsonSerializationException("A string holds half of a surrogate pair.", e);
        }

        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(start), _position - start - 4);
    }

    public void WriteString(ReadOnlySpan<byte> utf8)
    {
        var target = Take(4 + utf8.Length + 1);
        BinaryPrimitives.WriteInt32LittleEndian(target, utf8.Length + 1);
        utf8.CopyTo(target[4..]);
        target[^1] = 0;
    }

    /// <exception cref="BsonSerializationException">The text holds a zero character or half a surrogate pair.</exception>
    public void WriteCString(string value)
    {
        if (value.Contains('\0', StringComparison.Ordinal))
        {
            throw new BsonSerializationException("A name cannot contain a zero character.");
        }

        try
        {
            _position += s_strict.GetBytes(value, Reserve(s_strict.GetMaxByteCount(value.Length)));
        }
        catch (EncoderFallbackException e)
        {
            throw new BsonSerializationException("A name holds half of a surrogate pair.", e);
        }

        WriteByte(0);
    }

    public void WriteBinary(ReadOnlySpan<byte> bytes, BsonBinarySubType subType)
    {
        var isOld = subType == BsonBinarySubType.OldBinary;
        WriteInt32(bytes.Length + (isOld ? 4 : 0));
        WriteByte((byte)subType);
        if (isOld) { WriteInt32(bytes.Length); }
        WriteRaw(bytes);
    }

    public void WriteRaw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    public void PatchInt32(int position, int value) => BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(position), value);

    internal void PatchByte(int position, byte value) => _buffer[position] = value;

    public void Advance(int count) => _position += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _buffer.AsMemory(_position);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => Reserve(Math.Max(sizeHint, 1));

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        _position = 0;
        if (buffer.Length > 0) { ArrayPool<byte>.Shared.Return(buffer); }
    }

    private Span<byte> Take(int count)
    {
        if (_buffer.Length - _position < count) { Grow(count); }
        var target = _buffer.AsSpan(_position, count);
        _position += count;
        return target;
    }

    private Span<byte> Reserve(int count)
    {
        if (_buffer.Length - _position < count) { Grow(count); }
        return _buffer.AsSpan(_position);
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Max((long)_position + count, _buffer.Length * 2L)));
        _buffer.AsSpan(0, _position).CopyTo(larger);
        if (_buffer.Length > 0) { ArrayPool<byte>.Shared.Return(_buffer); }
        _buffer = larger;
    }
}
