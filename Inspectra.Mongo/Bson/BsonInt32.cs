using System.Globalization;

namespace MongoDB.Bson;

/// <summary>A 32-bit whole number.</summary>
public class BsonInt32 : BsonValue, IComparable<BsonInt32>, IEquatable<BsonInt32>
{
    public BsonInt32(int value) => Value = value;

    public override BsonType BsonType => BsonType.Int32;

    public int Value { get; }

    private protected override object? RawValue => Value;

    public static implicit operator BsonInt32(int value) => new(value);

    public static bool operator !=(BsonInt32? lhs, BsonInt32? rhs) => !(lhs == rhs);

    public static bool operator ==(BsonInt32? lhs, BsonInt32? rhs) =>
        lhs is null ? rhs is null : rhs is not null && lhs.OperatorEqualsImplementation(rhs);

    public static new BsonInt32 Create(object value) => (BsonInt32)BsonTypeMapper.MapToBsonValue(value, BsonType.Int32);

    public int CompareTo(BsonInt32? other) => other is null ? 1 : BsonValueComparer.Compare(this, other);

    public bool Equals(BsonInt32? rhs) => rhs is not null && rhs.GetType() == GetType() && Value == rhs.Value;

    public override bool Equals(object? obj) => Equals(obj as BsonInt32);

    public override int GetHashCode() => HashCode.Combine(BsonType, Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public override bool ToBoolean() => Value != 0;

    public override decimal ToDecimal() => Value;

    public override Decimal128 ToDecimal128() => Value;

    public override double ToDouble() => Value;

    public override int ToInt32() => Value;

    public override long ToInt64() => Value;

    protected override bool OperatorEqualsImplementation(BsonValue rhs) =>
        rhs.IsNumeric && BsonValueComparer.Compare(this, rhs) == 0;
}
