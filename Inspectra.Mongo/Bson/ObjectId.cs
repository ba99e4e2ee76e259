using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MongoDB.Bson;

/// <summary>Twelve bytes: seconds since 1970, five random bytes of the process, and a counter of three bytes.</summary>
public readonly struct ObjectId : IComparable<ObjectId>, IEquatable<ObjectId>, IConvertible
{
    private static readonly ulong s_processRandom = ProcessRandom();
    private static int s_counter = RandomNumberGenerator.GetInt32(0x1000000);

    private readonly uint _a;
    private readonly uint _b;
    private readonly uint _c;

    public ObjectId(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length != 12)
        {
            throw new ArgumentException($"An ObjectId has 12 bytes, not {bytes.Length}.", nameof(bytes));
        }

        this = new ObjectId(bytes.AsSpan());
    }

    public ObjectId(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this = Parse(value);
    }

    internal ObjectId(ReadOnlySpan<byte> bytes)
        : this(
            BinaryPrimitives.ReadUInt32BigEndian(bytes),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]))
    {
    }

    private ObjectId(uint a, uint b, uint c)
    {
        _a = a;
        _b = b;
        _c = c;
    }

    public static ObjectId Empty => default;

    public int Timestamp => (int)_a;

    public DateTime CreationTime => DateTime.UnixEpoch.AddSeconds(_a);

    public static bool operator <(ObjectId lhs, ObjectId rhs) => lhs.CompareTo(rhs) < 0;

    public static bool operator <=(ObjectId lhs, ObjectId rhs) => lhs.CompareTo(rhs) <= 0;

    public static bool operator ==(ObjectId lhs, ObjectId rhs) => lhs.Equals(rhs);

    public static bool operator !=(ObjectId lhs, ObjectId rhs) => !lhs.Equals(rhs);

    public static bool operator >=(ObjectId lhs, ObjectId rhs) => lhs.CompareTo(rhs) >= 0;

    public static bool operator >(ObjectId lhs, ObjectId rhs) => lhs.CompareTo(rhs) > 0;

    public static ObjectId GenerateNewId() => GenerateNewId((int)(uint)DateTimeOffset.UtcNow.ToUnixTimeSeconds());

    public static ObjectId GenerateNewId(DateTime timestamp) =>
        GenerateNewId((int)(uint)(long)Math.Floor((BsonUtils.ToUniversalTime(timestamp) - DateTime.UnixEpoch).TotalSeconds));

    public static ObjectId GenerateNewId(int timestamp)
    {
        var counter = (uint)Interlocked.Increment(ref s_counter) & 0xffffff;
        return new ObjectId((uint)timestamp, (uint)(s_processRandom >> 8), ((uint)(s_processRandom & 0xff) << 24) | counter);
    }

    /// <exception cref="FormatException">The text is not 24 hexadecimal digits.</exception>
    public static ObjectId Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, out var id) ? id : throw new FormatException($"'{s}' is not a valid 24 digit hex string.");
    }

    public static bool TryParse(string? s, out ObjectId objectId)
    {
        objectId = default;
        Span<byte> bytes = stackalloc byte[12];
        if (s is not { Length: 24 } || Convert.FromHexString(s, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        objectId = new ObjectId(bytes);
        return true;
    }

    public int CompareTo(ObjectId other)
    {
        var result = _a.CompareTo(other._a);
        if (result == 0) { result = _b.CompareTo(other._b); }
        return result != 0 ? result : _c.CompareTo(other._c);
    }

    public bool Equals(ObjectId rhs) => _a == rhs._a && _b == rhs._b && _c == rhs._c;

    public override bool Equals(object? obj) => obj is ObjectId other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_a, _b, _c);

    public byte[] ToByteArray()
    {
        var bytes = new byte[12];
        ToByteSpan(bytes);
        return bytes;
    }

    public void ToByteArray(byte[] destination, int offset)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ToByteSpan(destination.AsSpan(offset));
    }

    public void ToByteSpan(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt32BigEndian(destination, _a);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], _b);
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], _c);
    }

    public void ToCharSpan(Span<char> destination)
    {
        Span<byte> bytes = stackalloc byte[12];
        ToByteSpan(bytes);
        if (!Convert.TryToHexStringLower(bytes, destination, out _))
        {
            throw new ArgumentException("An ObjectId needs room for 24 characters.", nameof(destination));
        }
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[12];
        ToByteSpan(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    TypeCode IConvertible.GetTypeCode() => TypeCode.Object;

    bool IConvertible.ToBoolean(IFormatProvider? provider) => throw NotConvertible("Boolean");

    byte IConvertible.ToByte(IFormatProvider? provider) => throw NotConvertible("Byte");

    char IConvertible.ToChar(IFormatProvider? provider) => throw NotConvertible("Char");

    DateTime IConvertible.ToDateTime(IFormatProvider? provider) => throw NotConvertible("DateTime");

    decimal IConvertible.ToDecimal(IFormatProvider? provider) => throw NotConvertible("Decimal");

    double IConvertible.ToDouble(IFormatProvider? provider) => throw NotConvertible("Double");

    short IConvertible.ToInt16(IFormatProvider? provider) => throw NotConvertible("Int16");

    int IConvertible.ToInt32(IFormatProvider? provider) => throw NotConvertible("Int32");

    long IConvertible.ToInt64(IFormatProvider? provider) => throw NotConvertible("Int64");

    sbyte IConvertible.ToSByte(IFormatProvider? provider) => throw NotConvertible("SByte");

    float IConvertible.ToSingle(IFormatProvider? provider) => throw NotConvertible("Single");

    string IConvertible.ToString(IFormatProvider? provider) => ToString();

    object IConvertible.ToType(Type conversionType, IFormatProvider? provider) =>
        conversionType == typeof(string) ? ToString()
        : conversionType == typeof(BsonObjectId) || conversionType == typeof(BsonValue) ? new BsonObjectId(this)
        : conversionType == typeof(ObjectId) || conversionType == typeof(object) ? this
        : throw NotConvertible(conversionType.Name);

    ushort IConvertible.ToUInt16(IFormatProvider? provider) => throw NotConvertible("UInt16");

    uint IConvertible.ToUInt32(IFormatProvider? provider) => throw NotConvertible("UInt32");

    ulong IConvertible.ToUInt64(IFormatProvider? provider) => throw NotConvertible("UInt64");

    private static InvalidCastException NotConvertible(string target) => new($"An ObjectId cannot be converted to {target}.");

    private static ulong ProcessRandom()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes[3..]);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }
}
