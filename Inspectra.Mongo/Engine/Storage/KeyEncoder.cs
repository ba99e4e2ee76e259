using System.Buffers.Binary;

namespace Inspectra.Mongo.Engine.Storage;

/// <summary>Writes BSON values so that comparing the bytes is comparing the values in MongoDB's order.</summary>
/// <remarks>
/// Every value is one bracket byte and a body that ends by itself, so keys of several fields are joined without
/// separators. Bracket bytes lie between 0x02 and 0xF0: neither they nor their complements (descending fields) can be
/// taken for the escape 0x00 0xFF of a text, and 0xFF alone is above every key.
/// </remarks>
internal static class KeyEncoder
{
    public const byte MinKeyBracket = 0x02;
    public const byte UndefinedBracket = 0x08;
    public const byte NullBracket = 0x10;
    public const byte NumberBracket = 0x20;
    public const byte TextBracket = 0x28;
    public const byte DocumentBracket = 0x30;
    public const byte ArrayBracket = 0x38;
    public const byte BinaryBracket = 0x40;
    public const byte ObjectIdBracket = 0x48;
    public const byte BooleanBracket = 0x50;
    public const byte DateBracket = 0x58;
    public const byte TimestampBracket = 0x60;
    public const byte RegexBracket = 0x68;
    public const byte DbPointerBracket = 0x70;
    public const byte CodeBracket = 0x78;
    public const byte ScopedCodeBracket = 0x80;
    public const byte MaxKeyBracket = 0xF0;

    private const ulong SignBit = 0x8000_0000_0000_0000;

    public static byte BracketOf(byte type) => type switch
    {
        RawBson.MinKey => MinKeyBracket,
        RawBson.Undefined => UndefinedBracket,
        RawBson.Null => NullBracket,
        RawBson.Int32 or RawBson.Int64 or RawBson.Double or RawBson.Decimal128 => NumberBracket,
        RawBson.String or RawBson.Symbol => TextBracket,
        RawBson.Document => DocumentBracket,
        RawBson.Array => ArrayBracket,
        RawBson.Binary => BinaryBracket,
        RawBson.ObjectId => ObjectIdBracket,
        RawBson.Boolean => BooleanBracket,
        RawBson.DateTime => DateBracket,
        RawBson.Timestamp => TimestampBracket,
        RawBson.Regex => RegexBracket,
        RawBson.DbPointer => DbPointerBracket,
        RawBson.Code => CodeBracket,
        RawBson.CodeWithScope => ScopedCodeBracket,
        RawBson.MaxKey => MaxKeyBracket,
        _ => throw new FormatException($"0x{type:X2} is no BSON type."),
    };

    /// <summary>Appends the value at an offset, bracket byte first.</summary>
    public static void Append(KeyBuffer key, byte type, ReadOnlySpan<byte> bytes, int offset)
    {
        key.Add(BracketOf(type));
        AppendBody(key, type, bytes, offset);
    }

    /// <summary>Appends a field of a document as it stands inside the document's key: its name behind the bracket.</summary>
    public static void AppendField(KeyBuffer key, byte[] name, byte type, ReadOnlySpan<byte> bytes, int offset)
    {
        key.Add(BracketOf(type));
        AppendName(key, name);
        AppendBody(key, type, bytes, offset);
    }

    public static void AppendNull(KeyBuffer key) => key.Add(NullBracket);

    /// <summary>A name as it stands inside the key of a document: it cannot hold NUL.</summary>
    public static void AppendName(KeyBuffer key, ReadOnlySpan<byte> name)
    {
        key.Add(name);
        key.Add(0);
    }

    public static void AppendText(KeyBuffer key, ReadOnlySpan<byte> text)
    {
        while (true)
        {
            var zero = text.IndexOf((byte)0);
            if (zero < 0)
            {
                key.Add(text);
                key.Add(0);
                return;
            }
            key.Add(text[..zero]);
            key.Add(0);
            key.Add(0xFF);
            text = text[(zero + 1)..];
        }
    }

    public static void AppendOrdered(KeyBuffer key, long value) =>
        BinaryPrimitives.WriteUInt64BigEndian(key.Take(8), (ulong)value ^ SignBit);

    private static void AppendBody(KeyBuffer key, byte type, ReadOnlySpan<byte> bytes, int offset)
    {
        switch (type)
        {
            case RawBson.Int32:
                KeyNumbers.Append(key, RawBson.ReadInt32(bytes, offset));
                break;
            case RawBson.Int64:
                KeyNumbers.Append(key, RawBson.ReadInt64(bytes, offset));
                break;
            case RawBson.Double:
                KeyNumbers.Append(key, BitConverter.Int64BitsToDouble(RawBson.ReadInt64(bytes, offset)));
                break;
            case RawBson.Decimal128:
                KeyNumbers.AppendDecimal(
                    key, (ulong)RawBson.ReadInt64(bytes, offset + 8), (ulong)RawBson.ReadInt64(bytes, offset));
                break;
            case RawBson.String or RawBson.Symbol or RawBson.Code:
                AppendText(key, RawBson.StringBytes(bytes, offset));
                break;
            case RawBson.ObjectId:
                key.Add(bytes.Slice(offset, 12));
                break;
            case RawBson.Boolean:
                key.Add(bytes[offset] == 0 ? (byte)0 : (byte)1);
                break;
            case RawBson.DateTime:
                AppendOrdered(key, RawBson.ReadInt64(bytes, offset));
                break;
            case RawBson.Timestamp:
                BinaryPrimitives.WriteUInt64BigEndian(key.Take(8), (ulong)RawBson.ReadInt64(bytes, offset));
                break;
            case RawBson.Binary:
                AppendBinary(key, bytes, offset);
                break;
            case RawBson.Document:
                AppendDocument(key, bytes, offset, named: true);
                break;
            case RawBson.Array:
                AppendDocument(key, bytes, offset, named: false);
                break;
            case RawBson.Regex:
                var pattern = RawBson.TextLength(bytes, offset);
                key.Add(bytes.Slice(offset, pattern));
                key.Add(bytes.Slice(offset + pattern, RawBson.TextLength(bytes, offset + pattern)));
                break;
            case RawBson.DbPointer:
                var space = RawBson.StringBytes(bytes, offset);
                AppendText(key, space);
                key.Add(bytes.Slice(offset + 5 + space.Length, 12));
                break;
            case RawBson.CodeWithScope:
                var code = RawBson.StringBytes(bytes, offset + 4);
                AppendText(key, code);
                AppendDocument(key, bytes, offset + 9 + code.Length, named: true);
                break;
            default:
                break; // Null, undefined, and the smallest and greatest key are their bracket alone.
        }
    }

    private static void AppendBinary(KeyBuffer key, ReadOnlySpan<byte> bytes, int offset)
    {
        var length = RawBson.ReadInt32(bytes, offset);
        BinaryPrimitives.WriteInt32BigEndian(key.Take(4), length);
        key.Add(bytes.Slice(offset + 4, length + 1)); // Subtype first, then the bytes: as they stand.
    }

    private static void AppendDocument(KeyBuffer key, ReadOnlySpan<byte> bytes, int offset, bool named)
    {
        var position = offset + 4;
        byte type;
        while ((type = bytes[position]) != 0)
        {
            position++;
            var name = RawBson.TextLength(bytes, position);
            key.Add(BracketOf(type));
            if (named)
            {
                key.Add(bytes.Slice(position, name));
            }
            position += name;
            AppendBody(key, type, bytes, position);
            position += RawBson.SizeOf(type, bytes, position);
        }
        key.Add(0);
    }
}
