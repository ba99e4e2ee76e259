using System.Globalization;

namespace MongoDB.Bson;

/// <summary>A 64-bit binary floating point number.</summary>
public class BsonDouble : BsonValue, IComparable<BsonDouble>, IEquatable<BsonDouble>
{
    public BsonDouble(double value) => Value = value;

    public override BsonType BsonType => BsonType.Double;

    public double Value { get; }

    private protected override object? RawValue => Value;

    public static implicit operator BsonDouble(double value) => new(value);

    public static bool operator !=(BsonDouble? lhs, BsonDouble? rhs) => !(lhs == rhs);

    public static bool operator ==(BsonDouble? lhs, BsonDouble? rhs) =>
        lhs is null ? rhs is null : rhs is not null && lhs.OperatorEqualsImplementation(rhs);

    public static new BsonDouble Create(object value) => (BsonDouble)BsonTypeMapper.MapToBsonValue(value, BsonType.Double);

    public int CompareTo(BsonDouble? other) => other is null ? 1 : BsonValueComparer.Compare(this, other);

    public bool Equals(BsonDouble? rhs) => rhs is not null && rhs.GetType() == GetType() && Value.Equals(rhs.Value);

    public override bool Equals(object? obj) => Equals(obj as BsonDouble);

    public override int GetHashCode() => HashCode.Combine(BsonType, Value);

    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);

    public override bool ToBoolean() => !(double.IsNaN(Value) || Value == 0);

    public override decimal ToDecimal() => (decimal)Value;

    public override Decimal128 ToDecimal128() => (Decimal128)Value;

    public override double ToDouble() => Value;

    public override int ToInt32() => checked((int)Value);

    public override long ToInt64() => checked((long)Value);

    protected override bool OperatorEqualsImplementation(BsonValue rhs) =>
        rhs.IsNumeric && BsonValueComparer.Compare(this, rhs) == 0;
}
