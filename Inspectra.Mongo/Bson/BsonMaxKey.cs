namespace MongoDB.Bson;

/// <summary>The value that sorts after all others.</summary>
public class BsonMaxKey : BsonValue, IComparable<BsonMaxKey>, IEquatable<BsonMaxKey>
{
    private BsonMaxKey()
    {
    }

    public static BsonMaxKey Value { get; } = new();

    public override BsonType BsonType => BsonType.MaxKey;

    public static bool operator !=(BsonMaxKey? lhs, BsonMaxKey? rhs) => !(lhs == rhs);

    public static bool operator ==(BsonMaxKey? lhs, BsonMaxKey? rhs) =>
        lhs is null ? rhs is null : rhs is not null && lhs.OperatorEqualsImplementation(rhs);

    public static new BsonMaxKey Create(object value) => (BsonMaxKey)BsonTypeMapper.MapToBsonValue(value, BsonType.MaxKey);

    public int CompareTo(BsonMaxKey? other) => other is null ? 1 : BsonValueComparer.Compare(this, other);

    public bool Equals(BsonMaxKey? rhs) => rhs is not null && rhs.GetType() == GetType() && true;

    public override bool Equals(object? obj) => Equals(obj as BsonMaxKey);

    public override int GetHashCode() => (int)BsonType.MaxKey;

    public override string ToString() => "BsonMaxKey";
}
