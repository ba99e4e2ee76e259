using System.Buffers.Binary;

namespace MongoDB.Bson.IO;

/// <summary>A value where it lies in the bytes of a document; reading one allocates nothing.</summary>
/// <remarks>The length was checked when the value was found; the accessors expect the type that they are named after.</remarks>
internal readonly ref struct RawValue
{
    public RawValue(BsonType type, ReadOnlySpan<byte> bytes)
    {
        Type = type;
        Bytes = bytes;
    }

    public BsonType Type { get; }

    /// <summary>Exactly the bytes of the value, without type and name.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    public bool IsNumber => Type is BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128;

    public bool IsNull => Type is BsonType.Null;

    public int AsInt32 => BinaryPrimitives.ReadInt32LittleEndian(Bytes);

    /// <summary>The eight bytes of an int64, a date or a timestamp.</summary>
    public long AsInt64 => BinaryPrimitives.ReadInt64LittleEndian(Bytes);

    public double AsDouble => BinaryPrimitives.ReadDoubleLittleEndian(Bytes);

    public Decimal128 AsDecimal128 => Decimal128.FromIEEEBits(
        BinaryPrimitives.ReadUInt64LittleEndian(Bytes[8..]),
        BinaryPrimitives.ReadUInt64LittleEndian(Bytes));

    /// <exception cref="FormatException">The byte is neither 0 nor 1.</exception>
    public bool AsBoolean => Bytes[0] switch
    {
        0 => false,
        1 => true,
        _ => throw new FormatException($"0x{Bytes[0]:x2} is no BSON boolean."),
    };

    public ObjectId AsObjectId => new(Bytes);

    /// <summary>The text of a string, symbol or code as UTF-8, without its terminating zero.</summary>
    public ReadOnlySpan<byte> AsUtf8 => Bytes[4..^1];

    public string AsString => BsonLayout.Text(AsUtf8);

    /// <summary>The elements of a document or an array.</summary>
    public RawDocument AsDocument => new(Bytes);

    public BsonBinarySubType BinarySubType => (BsonBinarySubType)Bytes[4];

    /// <summary>The payload of a binary, without the second length that old binaries carry.</summary>
    public ReadOnlySpan<byte> AsBinary => BinarySubType == BsonBinarySubType.OldBinary ? Bytes[9..] : Bytes[5..];

    public ReadOnlySpan<byte> RegularExpressionPattern => Bytes[..BsonLayout.CStringLength(Bytes)];

    public ReadOnlySpan<byte> RegularExpressionOptions => Bytes[(BsonLayout.CStringLength(Bytes) + 1)..^1];

    /// <summary>The code of a code with scope.</summary>
    public ReadOnlySpan<byte> ScopedCode => Bytes.Slice(8, BinaryPrimitives.ReadInt32LittleEndian(Bytes[4..]) - 1);

    public RawDocument Scope => new(Bytes[(8 + BinaryPrimitives.ReadInt32LittleEndian(Bytes[4..]))..]);

    /// <returns>False when the value is no number. A decimal or double that is out of range of a double follows its rules.</returns>
    public bool TryGetDouble(out double value)
    {
        switch (Type)
        {
            case BsonType.Double:
                value = AsDouble;
                return true;
            case BsonType.Int32:
                value = AsInt32;
                return true;
            case BsonType.Int64:
                value = AsInt64;
                return true;
            case BsonType.Decimal128:
                value = Decimal128.ToDouble(AsDecimal128);
                return true;
            default:
                value = 0;
                return false;
        }
    }

    /// <returns>False when the value is no number, or one that an int64 cannot hold exactly.</returns>
    public bool TryGetInt64(out long value)
    {
        switch (Type)
        {
            case BsonType.Int32:
                value = AsInt32;
                return true;
            case BsonType.Int64:
                value = AsInt64;
                return true;
            case BsonType.Double:
                var number = AsDouble;
                var fits = number >= -9223372036854775808.0 && number < 9223372036854775808.0;
                value = fits ? (long)number : 0;
                return fits && value == number;
            case BsonType.Decimal128:
                return TryGetInt64(AsDecimal128, out value);
            default:
                value = 0;
                return false;
        }
    }

    /// <summary>Copies the value out into objects.</summary>
    /// <exception cref="FormatException">The bytes inside are malformed.</exception>
    public BsonValue ToBsonValue() => RawMaterializer.Value(this, depth: 0);

    public int CompareTo(RawValue other) => RawValueComparer.Compare(this, other);

    private static bool TryGetInt64(Decimal128 number, out long value)
    {
        value = 0;
        if (!number.IsFinite || Decimal128.Compare(number, long.MaxValue) > 0 || Decimal128.Compare(number, long.MinValue) < 0)
        {
            return false;
        }

        value = Decimal128.ToInt64(number);
        return Decimal128.Compare(number, value) == 0;
    }
}
