using System.Globalization;

namespace MongoDB.Bson;

/// <summary>The server's own time: seconds since 1970 and a counter within the second.</summary>
public class BsonTimestamp : BsonValue, IComparable<BsonTimestamp>, IEquatable<BsonTimestamp>
{
    public BsonTimestamp(long value) => Value = value;

    public BsonTimestamp(int timestamp, int increment)
        : this((long)(((ulong)(uint)timestamp << 32) | (uint)increment))
    {
    }

    public override BsonType BsonType => BsonType.Timestamp;

    public long Value { get; }

    public int Increment => (int)Value;

    public int Timestamp => (int)(Value >> 32);

    private protected override object? RawValue => Value;

    public static bool operator !=(BsonTimestamp? lhs, BsonTimestamp? rhs) => !(lhs == rhs);

    public static bool operator ==(BsonTimestamp? lhs, BsonTimestamp? rhs) =>
        lhs is null ? rhs is null : rhs is not null && lhs.OperatorEqualsImplementation(rhs);

    public static new BsonTimestamp Create(object value) => (BsonTimestamp)BsonTypeMapper.MapToBsonValue(value, BsonType.Timestamp);

    public int CompareTo(BsonTimestamp? other) => other is null ? 1 : BsonValueComparer.Compare(this, other);

    public bool Equals(BsonTimestamp? rhs) => rhs is not null && rhs.GetType() == GetType() && Value == rhs.Value;

    public override bool Equals(object? obj) => Equals(obj as BsonTimestamp);

    public override int GetHashCode() => HashCode.Combine(BsonType, Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
