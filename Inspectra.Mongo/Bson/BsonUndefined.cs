namespace MongoDB.Bson;

/// <summary>The deprecated undefined value.</summary>
public class BsonUndefined : BsonValue, IComparable<BsonUndefined>, IEquatable<BsonUndefined>
{
    private BsonUndefined()
    {
    }

    public static BsonUndefined Value { get; } = new();

    public override BsonType BsonType => BsonType.Undefined;

    public static bool operator !=(BsonUndefined? lhs, BsonUndefined? rhs) => !(lhs == rhs);

    public static bool operator ==(BsonUndefined? lhs, BsonUndefined? rhs) =>
        lhs is null ? rhs is null : rhs is not null && lhs.OperatorEqualsImplementation(rhs);

    public static new BsonUndefined Create(object value) => (BsonUndefined)BsonTypeMapper.MapToBsonValue(value, BsonType.Undefined);

    public int CompareTo(BsonUndefined? other) => other is null ? 1 : BsonValueComparer.Compare(this, other);

    public bool Equals(BsonUndefined? rhs) => rhs is not null && rhs.GetType() == GetType() && true;

    public override bool Equals(object? obj) => Equals(obj as BsonUndefined);

    public override int GetHashCode() => (int)BsonType.Undefined;

    public override string ToString() => "BsonUndefined";

    public override bool ToBoolean() => false;
}
