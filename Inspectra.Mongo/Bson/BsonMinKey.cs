namespace MongoDB.Bson;

/// <summary>The value that sorts before all others.</summary>
public class BsonMinKey : BsonValue, IComparable<BsonMinKey>, IEquatable<BsonMinKey>
{
    private BsonMinKey()
    {
    }

    public static BsonMinKey Value { get; } = new();

    public override BsonType BsonType => BsonType.MinKey;

    public static bool operator !=(BsonMinKey? lhs, BsonMinKey? rhs) => !(lhs == rhs);

    public static bool operator ==(BsonMinKey? lhs, BsonMinKey? rhs) =>
        lhs is null ? rhs is null : rhs is not null && lhs.OperatorEqualsImplementation(rhs);

    public static new BsonMinKey Create(object value) => (BsonMinKey)BsonTypeMapper.MapToBsonValue(value, BsonType.MinKey);

    public int CompareTo(BsonMinKey? other) => other is null ? 1 : BsonValueComparer.Compare(this, other);

    public bool Equals(BsonMinKey? rhs) => rhs is not null && rhs.GetType() == GetType() && true;

    public override bool Equals(object? obj) => Equals(obj as BsonMinKey);

    public override int GetHashCode() => (int)BsonType.MinKey;

    public override string ToString() => "BsonMinKey";
}
