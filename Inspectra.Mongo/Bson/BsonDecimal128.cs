namespace MongoDB.Bson;

/// <summary>A 34-digit decimal floating point number.</summary>
public class BsonDecimal128 : BsonValue, IComparable<BsonDecimal128>, IEquatable<BsonDecimal128>
{
    public BsonDecimal128(Decimal128 value) => Value = value;

    public override BsonType BsonType => BsonType.Decimal128;

    public Decimal128 Value { get; }

    private protected override object? RawValue => Value;

    public static implicit operator BsonDecimal128(Decimal128 value) => new(value);

    public static bool operator !=(BsonDecimal128? lhs, BsonDecimal128? rhs) => !(lhs == rhs);

    public static bool operator ==(BsonDecimal128? lhs, BsonDecimal128? rhs) =>
        lhs is null ? rhs is null : rhs is not null && lhs.OperatorEqualsImplementation(rhs);

    public static new BsonDecimal128 Create(object value) => (BsonDecimal128)BsonTypeMapper.MapToBsonValue(value, BsonType.Decimal128);

    public int CompareTo(BsonDecimal128? other) => other is null ? 1 : BsonValueComparer.Compare(this, other);

    public bool Equals(BsonDecimal128? rhs) => rhs is not null && rhs.GetType() == GetType() && Value == rhs.Value;

    public override bool Equals(object? obj) => Equals(obj as BsonDecimal128);

    public override int GetHashCode() => HashCode.Combine(BsonType, Value);

    public override string ToString() => Value.ToString();

    public override bool ToBoolean() => !(Decimal128.IsNaN(Value) || Decimal128.IsZero(Value));

    public override decimal ToDecimal() => Decimal128.ToDecimal(Value);

    public override Decimal128 ToDecimal128() => Value;

    public override double ToDouble() => Decimal128.ToDouble(Value);

    public override int ToInt32() => Decimal128.ToInt32(Value);

    public override long ToInt64() => Decimal128.ToInt64(Value);

    protected override bool OperatorEqualsImplementation(BsonValue rhs) =>
        rhs.IsNumeric && BsonValueComparer.Compare(this, rhs) == 0;
}
