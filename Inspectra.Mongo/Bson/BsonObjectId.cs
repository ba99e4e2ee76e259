namespace MongoDB.Bson;

/// <summary>A twelve-byte identifier that leads with its time of creation.</summary>
public class BsonObjectId : BsonValue, IComparable<BsonObjectId>, IEquatable<BsonObjectId>
{
    public BsonObjectId(ObjectId value) => Value = value;

    public static BsonObjectId Empty { get; } = new(ObjectId.Empty);

    public override BsonType BsonType => BsonType.ObjectId;

    public ObjectId Value { get; }

    private protected override object? RawValue => Value;

    public static implicit operator BsonObjectId(ObjectId value) => new(value);

    public static bool operator !=(BsonObjectId? lhs, BsonObjectId? rhs) => !(lhs == rhs);

    public static bool operator ==(BsonObjectId? lhs, BsonObjectId? rhs) =>
        lhs is null ? rhs is null : rhs is not null && lhs.OperatorEqualsImplementation(rhs);

    public static new BsonObjectId Create(object value) => (BsonObjectId)BsonTypeMapper.MapToBsonValue(value, BsonType.ObjectId);

    public int CompareTo(BsonObjectId? other) => other is null ? 1 : BsonValueComparer.Compare(this, other);

    public bool Equals(BsonObjectId? rhs) => rhs is not null && rhs.GetType() == GetType() && Value == rhs.Value;

    public override bool Equals(object? obj) => Equals(obj as BsonObjectId);

    public override int GetHashCode() => HashCode.Combine(BsonType, Value);

    public override string ToString() => Value.ToString();
}
