using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace MongoDB.Bson.IO;

/// <summary>How many bytes a value takes, and what its text is; every read is checked against the bytes that are there.</summary>
internal static class BsonLayout
{
    /// <summary>Nesting beyond this is refused, so that no input can exhaust the stack.</summary>
    public const int MaxDepth = 200;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>By type byte: the length plus one of values that always have the same, zero for all others.</summary>
    private static ReadOnlySpan<byte> FixedLengths =>
    [
        0, 9, 0, 0, 0, 0, 1, 13, 2, 9, 1, 0, 0, 0, 0, 0, 5, 9, 9, 17,
    ];

    /// <returns>The length of the value that starts <paramref name="rest"/>.</returns>
    /// <exception cref="FormatException">The value does not fit, its length contradicts itself, or its type is unknown.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ValueLength(BsonType type, ReadOnlySpan<byte> rest)
    {
        var lengths = FixedLengths;
        if ((uint)type < (uint)lengths.Length && lengths[(int)type] is var known && known != 0)
        {
            return known - 1 <= rest.Length ? known - 1 : throw Truncated();
        }

        return VariableLength(type, rest);
    }

    /// <returns>The length that the document at the start of <paramref name="rest"/> declares, once it proved plausible.</returns>
    public static int DocumentLength(ReadOnlySpan<byte> rest)
    {
        var length = Int32(rest);
        if (length < 5) { throw new FormatException($"A BSON document cannot be {length} bytes long."); }
        if (length > rest.Length) { throw Truncated(); }
        if (rest[length - 1] != 0) { throw new FormatException("A BSON document does not end with a zero byte."); }
        return length;
    }

    /// <returns>The number of bytes before the terminating zero.</returns>
    public static int CStringLength(ReadOnlySpan<byte> rest)
    {
        var length = rest.IndexOf((byte)0);
        return length >= 0 ? length : throw Truncated();
    }

    /// <exception cref="FormatException">The bytes are not UTF-8.</exception>
    public static string Text(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return s_strict.GetString(utf8);
        }
        catch (DecoderFallbackException e)
        {
            throw new FormatException("A BSON string is not valid UTF-8.", e);
        }
    }

    public static FormatException Truncated() => new("The BSON bytes end in the middle of a value.");

    private static int VariableLength(BsonType type, ReadOnlySpan<byte> rest) => type switch
    {
        BsonType.String or BsonType.JavaScript or BsonType.Symbol => StringLength(rest),
        BsonType.Document or BsonType.Array => DocumentLength(rest),
        BsonType.Binary => BinaryLength(rest),
        BsonType.RegularExpression => RegularExpressionLength(rest),
        BsonType.JavaScriptWithScope => ScopedCodeLength(rest),
        BsonType.MinKey or BsonType.MaxKey => 0,
        _ => throw new FormatException($"0x{(byte)type:x2} is no type of a BSON element."),
    };

    private static int Int32(ReadOnlySpan<byte> rest) =>
        BinaryPrimitives.TryReadInt32LittleEndian(rest, out var value) ? value : throw Truncated();

    private static int StringLength(ReadOnlySpan<byte> rest)
    {
        var length = Int32(rest);
        if (length < 1) { throw new FormatException($"A BSON string cannot be {length} bytes long."); }
        if (length > rest.Length - 4) { throw Truncated(); }
        if (rest[3 + length] != 0) { throw new FormatException("A BSON string does not end with a zero byte."); }
        return 4 + length;
    }

    private static int BinaryLength(ReadOnlySpan<byte> rest)
    {
        var length = Int32(rest);
        if (length < 0) { throw new FormatException($"A BSON binary cannot be {length} bytes long."); }
        if (length > rest.Length - 5) { throw Truncated(); }
        if (rest[4] == (byte)BsonBinarySubType.OldBinary && (length < 4 || Int32(rest[5..]) != length - 4))
        {
            throw new FormatException("The two lengths of an old binary contradict each other.");
        }

        return 5 + length;
    }

    private static int RegularExpressionLength(ReadOnlySpan<byte> rest)
    {
        var pattern = CStringLength(rest) + 1;
        return pattern + CStringLength(rest[pattern..]) + 1;
    }

    private static int ScopedCodeLength(ReadOnlySpan<byte> rest)
    {
        var length = Int32(rest);
        if (length < 14) { throw new FormatException($"Code with scope cannot be {length} bytes long."); }
        if (length > rest.Length) { throw Truncated(); }
        var code = StringLength(rest[4..length]);
        if (4 + code + DocumentLength(rest[(4 + code)..length]) != length)
        {
            throw new FormatException("The lengths of code with scope contradict each other.");
        }

        return length;
    }
}
