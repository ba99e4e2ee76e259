using System.Buffers.Binary;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Inspectra.Mongo.Engine.Query;

/// <summary>Walks the elements of a BSON document or array without decoding them.</summary>
/// <remarks>
/// The lean twin of <see cref="RawDocument"/> for scans, where most elements are only passed over.
/// Every step is checked against the span, so that malformed bytes end in an exception and never beyond the span.
/// </remarks>
internal ref struct RawReader
{
    private readonly ReadOnlySpan<byte> _document;
    private int _nameStart;
    private int _nameEnd;
    private int _valueStart;
    private int _next;

    public RawReader(ReadOnlySpan<byte> document)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(document);
        if (length < 5 || length > document.Length)
        {
            throw new BsonSerializationException("The length of a BSON document is beyond its bytes.");
        }
        _document = document[..length];
        _next = 4;
    }

    public BsonType Type { get; private set; }

    public readonly ReadOnlySpan<byte> Name => _document[_nameStart.._nameEnd];

    public readonly RawValue Value => new(Type, _document[_valueStart.._next]);

    /// <summary>Offset of the value within the document.</summary>
    public readonly int ValueStart => _valueStart;

    public readonly int ValueLength => _next - _valueStart;

    public bool MoveNext()
    {
        var type = _document[_next];
        if (type == 0)
        {
            return false;
        }
        Type = (BsonType)type;
        _nameStart = _next + 1;
        var nameLength = _document[_nameStart..].IndexOf((byte)0);
        if (nameLength < 0)
        {
            throw new BsonSerializationException("A BSON element name has no end.");
        }
        _nameEnd = _nameStart + nameLength;
        _valueStart = _nameEnd + 1;
        _next = _valueStart + SizeOf(type, _document[_valueStart..]);
        if (_next >= _document.Length)
        {
            throw new BsonSerializationException("A BSON value reaches beyond its document.");
        }
        return true;
    }

    /// <returns>A missing value when no element has the name.</returns>
    public static RawValue Find(ReadOnlySpan<byte> document, ReadOnlySpan<byte> name)
    {
        var reader = new RawReader(document);
        while (reader.MoveNext())
        {
            if (reader.Name.SequenceEqual(name))
            {
                return reader.Value;
            }
        }
        return default;
    }

    private static int SizeOf(byte type, ReadOnlySpan<byte> value)
    {
        switch (type)
        {
            case 0x10:
                return 4;
            case 0x01 or 0x09 or 0x11 or 0x12:
                return 8;
            case 0x02 or 0x0D or 0x0E:
                return 4 + Positive(value, 1);
            case 0x03 or 0x04 or 0x0F:
                return Positive(value, 5);
            case 0x05:
                return 5 + Positive(value, 0);
            case 0x07:
                return 12;
            case 0x08:
                return 1;
            case 0x06 or 0x0A or 0x7F or 0xFF:
                return 0;
            case 0x13:
                return 16;
            case 0x0B:
                var pattern = value.IndexOf((byte)0) + 1;
                var options = pattern == 0 ? 0 : value[pattern..].IndexOf((byte)0) + 1;
                return options > 0 ? pattern + options
                    : throw new BsonSerializationException("A BSON regular expression has no end.");
            case 0x0C:
                return 4 + Positive(value, 1) + 12;
            default:
                throw new BsonSerializationException($"Unknown BSON type {type}.");
        }
    }

    private static int Positive(ReadOnlySpan<byte> value, int minimum)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(value);
        return length >= minimum && length <= value.Length ? length
            : throw new BsonSerializationException("The length of a BSON value is beyond its document.");
    }
}
