using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Inspectra.Mongo.Engine.Storage;

/// <summary>Walks BSON bytes by offset, without making values. Every read is bounds-checked by the span.</summary>
internal static class RawBson
{
    public const byte Double = 0x01;
    public const byte String = 0x02;
    public const byte Document = 0x03;
    public const byte Array = 0x04;
    public const byte Binary = 0x05;
    public const byte Undefined = 0x06;
    public const byte ObjectId = 0x07;
    public const byte Boolean = 0x08;
    public const byte DateTime = 0x09;
    public const byte Null = 0x0A;
    public const byte Regex = 0x0B;
    public const byte DbPointer = 0x0C;
    public const byte Code = 0x0D;
    public const byte Symbol = 0x0E;
    public const byte CodeWithScope = 0x0F;
    public const byte Int32 = 0x10;
    public const byte Timestamp = 0x11;
    public const byte Int64 = 0x12;
    public const byte Decimal128 = 0x13;
    public const byte MinKey = 0xFF;
    public const byte MaxKey = 0x7F;

    private const int MaxDepth = 180;

    /// <summary>The length of a value that starts at an offset.</summary>
    /// <exception cref="FormatException">The type is unknown or the length is impossible.</exception>
    public static int SizeOf(byte type, ReadOnlySpan<byte> bytes, int offset)
    {
        switch (type)
        {
            case Int32:
                return 4;
            case Double or DateTime or Timestamp or Int64:
                return 8;
            case ObjectId:
                return 12;
            case Boolean:
                return 1;
            case Decimal128:
                return 16;
            case Null or Undefined or MinKey or MaxKey:
                return 0;
            case String or Code or Symbol:
                return Checked(4L + ReadLength(bytes, offset, 1));
            case Document or Array:
                return ReadLength(bytes, offset, 5);
            case Binary:
                return Checked(5L + ReadLength(bytes, offset, 0));
            case CodeWithScope:
                return ReadLength(bytes, offset, 14);
            case DbPointer:
                return Checked(16L + ReadLength(bytes, offset, 1));
            case Regex:
                var pattern = TextLength(bytes, offset);
                return pattern + TextLength(bytes, offset + pattern);
            default:
                throw new FormatException($"0x{type:X2} is no BSON type.");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ReadInt32(ReadOnlySpan<byte> bytes, int offset) =>
        BinaryPrimitives.ReadInt32LittleEndian(bytes.Slice(offset, 4));

    public static long ReadInt64(ReadOnlySpan<byte> bytes, int offset) =>
        BinaryPrimitives.ReadInt64LittleEndian(bytes.Slice(offset, 8));

    /// <summary>Length of a NUL-terminated text, the NUL included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int TextLength(ReadOnlySpan<byte> bytes, int offset)
    {
        var length = bytes[offset..].IndexOf((byte)0);
        return length >= 0 ? length + 1 : throw new FormatException("A BSON name does not end.");
    }

    /// <summary>The text of a string value, without its length and its NUL.</summary>
    public static ReadOnlySpan<byte> StringBytes(ReadOnlySpan<byte> bytes, int offset) =>
        bytes.Slice(offset + 4, ReadLength(bytes, offset, 1) - 1);

    /// <summary>Finds a field of the document that starts at an offset.</summary>
    public static bool TryFind(
        ReadOnlySpan<byte> bytes, int document, ReadOnlySpan<byte> name, out byte type, out int value)
    {
        var position = document + 4;
        while ((type = bytes[position]) != 0)
        {
            position++;
            if (bytes.Length - position > name.Length
                && bytes[position + name.Length] == 0
                && bytes.Slice(position, name.Length).SequenceEqual(name))
            {
                value = position + name.Length + 1;
                return true;
            }
            position += TextLength(bytes, position);
            position += SizeOf(type, bytes, position);
        }
        value = 0;
        return false;
    }

    /// <summary>Checks the structure of one whole document, so that it may be stored.</summary>
    /// <exception cref="FormatException">It is malformed or nested too deeply.</exception>
    public static void Validate(ReadOnlySpan<byte> document)
    {
        if (document.Length < 5 || ReadInt32(document, 0) != document.Length)
        {
            throw new FormatException("The length of a document does not match its bytes.");
        }
        Validate(document, 0, 0);
    }

    private static void Validate(ReadOnlySpan<byte> bytes, int document, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new FormatException($"A document is nested deeper than {MaxDepth} levels.");
        }
        var end = document + ReadLength(bytes, document, 5);
        if (end > bytes.Length)
        {
            throw new FormatException("A document is longer than the bytes that hold it.");
        }
        var position = document + 4;
        byte type;
        while ((type = bytes[position]) != 0)
        {
            position++;
            position += TextLength(bytes, position);
            var size = SizeOf(type, bytes, position);
            if (size > end - position)
            {
                throw new FormatException("A value is longer than the document that holds it.");
            }
            if (type is Document or Array)
            {
                Validate(bytes, position, depth + 1);
            }
            else if (type is String or Code or Symbol && bytes[position + size - 1] != 0)
            {
                throw new FormatException("A text does not end with NUL.");
            }
            position += size;
        }
        if (position + 1 != end)
        {
            throw new FormatException("A document does not end where its length says.");
        }
    }

    private static int ReadLength(ReadOnlySpan<byte> bytes, int offset, int minimum)
    {
        var length = ReadInt32(bytes, offset);
        return length >= minimum ? length : throw new FormatException("A BSON length is impossible.");
    }

    private static int Checked(long length) =>
        length <= int.MaxValue ? (int)length : throw new FormatException("A BSON length is impossible.");
}
