using System.Globalization;

namespace MongoDB.Bson;

/// <summary>A text.</summary>
public class BsonString : BsonValue, IComparable<BsonString>, IEquatable<BsonString>
{
    public BsonString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    public static BsonString Empty { get; } = new("");

    public override BsonType BsonType => BsonType.String;

    public string Value { get; }

    private protected override object? RawValue => Value;

    public static implicit operator BsonString(string value) => new(value);

    public static bool operator !=(BsonString? lhs, BsonString? rhs) => !(lhs == rhs);

    public static bool operator ==(BsonString? lhs, BsonString? rhs) =>
        lhs is null ? rhs is null : rhs is not null && lhs.OperatorEqualsImplementation(rhs);

    public static new BsonString Create(object value) => (BsonString)BsonTypeMapper.MapToBsonValue(value, BsonType.String);

    public int CompareTo(BsonString? other) => other is null ? 1 : BsonValueComparer.Compare(this, other);

    public bool Equals(BsonString? rhs) => rhs is not null && rhs.GetType() == GetType() && Value == rhs.Value;

    public override bool Equals(object? obj) => Equals(obj as BsonString);

    public override int GetHashCode() => HashCode.Combine(BsonType, Value);

    public override string ToString() => Value;

    public override bool ToBoolean() => Value.Length != 0;

    public override decimal ToDecimal() => decimal.Parse(Value, NumberStyles.Float, CultureInfo.InvariantCulture);

    public override Decimal128 ToDecimal128() => Decimal128.Parse(Value);

    public override double ToDouble() => double.Parse(Value, NumberStyles.Float, CultureInfo.InvariantCulture);

    public override int ToInt32() => int.Parse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    public override long ToInt64() => long.Parse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
