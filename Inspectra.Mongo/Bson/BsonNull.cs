namespace MongoDB.Bson;

/// <summary>The absence of a value, stored as such.</summary>
public class BsonNull : BsonValue, IComparable<BsonNull>, IEquatable<BsonNull>
{
    private BsonNull()
    {
    }

    public static BsonNull Value { get; } = new();

    public override BsonType BsonType => BsonType.Null;

    public static bool operator !=(BsonNull? lhs, BsonNull? rhs) => !(lhs == rhs);

    public static bool operator ==(BsonNull? lhs, BsonNull? rhs) =>
        lhs is null ? rhs is null : rhs is not null && lhs.OperatorEqualsImplementation(rhs);

    public static new BsonNull Create(object value) => (BsonNull)BsonTypeMapper.MapToBsonValue(value, BsonType.Null);

    public int CompareTo(BsonNull? other) => other is null ? 1 : BsonValueComparer.Compare(this, other);

    public bool Equals(BsonNull? rhs) => rhs is not null && rhs.GetType() == GetType() && true;

    public override bool Equals(object? obj) => Equals(obj as BsonNull);

    public override int GetHashCode() => (int)BsonType.Null;

    public override string ToString() => "BsonNull";

    public override bool ToBoolean() => false;

    public override DateTime? ToNullableLocalTime() => null;

    public override DateTime? ToNullableUniversalTime() => null;
}
