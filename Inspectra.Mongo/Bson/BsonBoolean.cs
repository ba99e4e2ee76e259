namespace MongoDB.Bson;

/// <summary>True or false.</summary>
public class BsonBoolean : BsonValue, IComparable<BsonBoolean>, IEquatable<BsonBoolean>
{
    public BsonBoolean(bool value) => Value = value;

    public static BsonBoolean False { get; } = new(false);

    public static BsonBoolean True { get; } = new(true);

    public override BsonType BsonType => BsonType.Boolean;

    public bool Value { get; }

    public static implicit operator BsonBoolean(bool value) => value ? True : False;

    private protected override object? RawValue => Value;

    public static bool operator !=(BsonBoolean? lhs, BsonBoolean? rhs) => !(lhs == rhs);

    public static bool operator ==(BsonBoolean? lhs, BsonBoolean? rhs) =>
        lhs is null ? rhs is null : rhs is not null && lhs.OperatorEqualsImplementation(rhs);

    public static new BsonBoolean Create(object value) => (BsonBoolean)BsonTypeMapper.MapToBsonValue(value, BsonType.Boolean);

    public int CompareTo(BsonBoolean? other) => other is null ? 1 : BsonValueComparer.Compare(this, other);

    public bool Equals(BsonBoolean? rhs) => rhs is not null && rhs.GetType() == GetType() && Value == rhs.Value;

    public override bool Equals(object? obj) => Equals(obj as BsonBoolean);

    public override int GetHashCode() => HashCode.Combine(BsonType, Value);

    public override string ToString() => Value ? "true" : "false";

    public override bool ToBoolean() => Value;
}
