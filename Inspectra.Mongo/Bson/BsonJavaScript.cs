namespace MongoDB.Bson;

/// <summary>Code, carried but never run.</summary>
public class BsonJavaScript : BsonValue, IComparable<BsonJavaScript>, IEquatable<BsonJavaScript>
{
    public BsonJavaScript(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        Code = code;
    }

    public override BsonType BsonType => BsonType.JavaScript;

    public string Code { get; }

    public static implicit operator BsonJavaScript(string code) => new(code);

    public static bool operator !=(BsonJavaScript? lhs, BsonJavaScript? rhs) => !(lhs == rhs);

    public static bool operator ==(BsonJavaScript? lhs, BsonJavaScript? rhs) =>
        lhs is null ? rhs is null : rhs is not null && lhs.OperatorEqualsImplementation(rhs);

    public static new BsonJavaScript Create(object value) => (BsonJavaScript)BsonTypeMapper.MapToBsonValue(value, BsonType.JavaScript);

    public int CompareTo(BsonJavaScript? other) => other is null ? 1 : BsonValueComparer.Compare(this, other);

    public bool Equals(BsonJavaScript? rhs) => rhs is not null && rhs.GetType() == GetType() && Code == rhs.Code;

    public override bool Equals(object? obj) => Equals(obj as BsonJavaScript);

    public override int GetHashCode() => HashCode.Combine(BsonType, Code);

    public override string ToString() => $"new BsonJavaScript({Code})";
}
