using System.Globalization;

namespace MongoDB.Bson;

/// <summary>A 64-bit whole number.</summary>
public class BsonInt64 : BsonValue, IComparable<BsonInt64>, IEquatable<BsonInt64>
{
    public BsonInt64(long value) => Value = value;

    public override BsonType BsonType => BsonType.Int64;

    public long Value { get; }

    private protected override object? RawValue => Value;

    public static implicit operator BsonInt64(long value) => new(value);

    public static bool operator !=(BsonInt64? lhs, BsonInt64? rhs) => !(lhs == rhs);

    public static bool operator ==(BsonInt64? lhs, BsonInt64? rhs) =>
        lhs is null ? rhs is null : rhs is not null && lhs.OperatorEqualsImplementation(rhs);

    public static new BsonInt64 Create(object value) => (BsonInt64)BsonTypeMapper.MapToBsonValue(value, BsonType.Int64);

    public int CompareTo(BsonInt64? other) => other is null ? 1 : BsonValueComparer.Compare(this, other);

    public bool Equals(BsonInt64? rhs) => rhs is not null && rhs.GetType() == GetType() && Value == rhs.Value;

    public override bool Equals(object? obj) => Equals(obj as BsonInt64);

    public override int GetHashCode() => HashCode.Combine(BsonType, Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public override bool ToBoolean() => Value != 0;

    public override decimal ToDecimal() => Value;

    public override Decimal128 ToDecimal128() => Value;

    public override double ToDouble() => Value;

    public override int ToInt32() => checked((int)Value);

    public override long ToInt64() => Value;

    protected override bool OperatorEqualsImplementation(BsonValue rhs) =>
        rhs.IsNumeric && BsonValueComparer.Compare(this, rhs) == 0;
}
