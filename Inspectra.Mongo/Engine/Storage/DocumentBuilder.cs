using System.Buffers.Binary;
using System.Text;

namespace Inspectra.Mongo.Engine.Storage;

/// <summary>Writes BSON straight into one growing buffer; lengths are filled in when a document ends.</summary>
internal sealed class DocumentBuilder(int capacity = 512)
{
    private readonly Stack<int> _starts = new();
    private byte[] _bytes = new byte[capacity];
    private int _length;

    /// <summary>Begins the outermost document.</summary>
    public static DocumentBuilder Start(int capacity = 512)
    {
        var builder = new DocumentBuilder(capacity);
        builder.Open();
        return builder;
    }

    public int Length => _length;

    public DocumentBuilder BeginDocument(ReadOnlySpan<byte> name)
    {
        Header(RawBson.Document, name);
        Open();
        return this;
    }

    public DocumentBuilder BeginArray(ReadOnlySpan<byte> name)
    {
        Header(RawBson.Array, name);
        Open();
        return this;
    }

    /// <summary>Ends the innermost document or array.</summary>
    public DocumentBuilder End()
    {
        Take(1)[0] = 0;
        var start = _starts.Pop();
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(start), _length - start);
        return this;
    }

    /// <summary>Ends the outermost document.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        End();
        return _bytes.AsMemory(0, _length);
    }

    public byte[] FinishToArray() => Finish().ToArray();

    public DocumentBuilder Int32(ReadOnlySpan<byte> name, int value)
    {
        Header(RawBson.Int32, name);
        BinaryPrimitives.WriteInt32LittleEndian(Take(4), value);
        return this;
    }

    public DocumentBuilder Int64(ReadOnlySpan<byte> name, long value)
    {
        Header(RawBson.Int64, name);
        BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);
        return this;
    }

    /// <summary>A count as MongoDB answers it: 32 bits wide while it fits.</summary>
    public DocumentBuilder Count(ReadOnlySpan<byte> name, long value) =>
        value is >= int.MinValue and <= int.MaxValue ? Int32(name, (int)value) : Int64(name, value);

    public DocumentBuilder Double(ReadOnlySpan<byte> name, double value)
    {
        Header(RawBson.Double, name);
        BinaryPrimitives.WriteDoubleLittleEndian(Take(8), value);
        return this;
    }

    public DocumentBuilder Boolean(ReadOnlySpan<byte> name, bool value)
    {
        Header(RawBson.Boolean, name);
        Take(1)[0] = value ? (byte)1 : (byte)0;
        return this;
    }

    public DocumentBuilder DateTime(ReadOnlySpan<byte> name, DateTimeOffset value)
    {
        Header(RawBson.DateTime, name);
        BinaryPrimitives.WriteInt64LittleEndian(Take(8), value.ToUnixTimeMilliseconds());
        return this;
    }

    public DocumentBuilder Timestamp(ReadOnlySpan<byte> name, uint seconds, uint increment)
    {
        Header(RawBson.Timestamp, name);
        BinaryPrimitives.WriteUInt64LittleEndian(Take(8), ((ulong)seconds << 32) | increment);
        return this;
    }

    public DocumentBuilder String(ReadOnlySpan<byte> name, string value)
    {
        Header(RawBson.String, name);
        var length = Encoding.UTF8.GetByteCount(value);
        BinaryPrimitives.WriteInt32LittleEndian(Take(4), length + 1);
        Encoding.UTF8.GetBytes(value, Take(length));
        Take(1)[0] = 0;
        return this;
    }

    public DocumentBuilder Null(ReadOnlySpan<byte> name)
    {
        Header(RawBson.Null, name);
        return this;
    }

    /// <summary>A whole document, as its bytes.</summary>
    public DocumentBuilder Document(ReadOnlySpan<byte> name, ReadOnlySpan<byte> document) =>
        Value(RawBson.Document, name, document);

    /// <summary>Any value, as its bytes.</summary>
    public DocumentBuilder Value(byte type, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Header(type, name);
        value.CopyTo(Take(value.Length));
        return this;
    }

    /// <summary>A whole document as the next element of an array.</summary>
    public DocumentBuilder Item(int index, ReadOnlySpan<byte> document)
    {
        Span<byte> name = stackalloc byte[11];
        return Document(IndexName(index, name), document);
    }

    public static ReadOnlySpan<byte> IndexName(int index, Span<byte> buffer)
    {
        _ = System.Buffers.Text.Utf8Formatter.TryFormat(index, buffer, out var written);
        return buffer[..written];
    }

    private void Open()
    {
        _starts.Push(_length);
        Take(4);
    }

    private void Header(byte type, ReadOnlySpan<byte> name)
    {
        var span = Take(name.Length + 2);
        span[0] = type;
        name.CopyTo(span[1..]);
        span[^1] = 0;
    }

    private Span<byte> Take(int count)
    {
        if (_length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        }
        var span = _bytes.AsSpan(_length, count);
        _length += count;
        return span;
    }
}
