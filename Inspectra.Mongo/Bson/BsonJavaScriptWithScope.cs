namespace MongoDB.Bson;

/// <summary>Code with the variables that it sees, carried but never run.</summary>
public class BsonJavaScriptWithScope : BsonJavaScript, IComparable<BsonJavaScriptWithScope>, IEquatable<BsonJavaScriptWithScope>
{
    public BsonJavaScriptWithScope(string code, BsonDocument scope)
        : base(code)
    {
        ArgumentNullException.ThrowIfNull(scope);
        Scope = scope;
    }

    public override BsonType BsonType => BsonType.JavaScriptWithScope;

    public BsonDocument Scope { get; }

    public override BsonValue Clone() => new BsonJavaScriptWithScope(Code, (BsonDocument)Scope.Clone());

    public override BsonValue DeepClone() => new BsonJavaScriptWithScope(Code, (BsonDocument)Scope.DeepClone());

    public static bool operator !=(BsonJavaScriptWithScope? lhs, BsonJavaScriptWithScope? rhs) => !(lhs == rhs);

    public static bool operator ==(BsonJavaScriptWithScope? lhs, BsonJavaScriptWithScope? rhs) =>
        lhs is null ? rhs is null : rhs is not null && lhs.OperatorEqualsImplementation(rhs);

    public static new BsonJavaScriptWithScope Create(object value) => (BsonJavaScriptWithScope)BsonTypeMapper.MapToBsonValue(value, BsonType.JavaScriptWithScope);

    public int CompareTo(BsonJavaScriptWithScope? other) => other is null ? 1 : BsonValueComparer.Compare(this, other);

    public bool Equals(BsonJavaScriptWithScope? rhs) => rhs is not null && rhs.GetType() == GetType() && Code == rhs.Code && Scope.Equals(rhs.Scope);

    public override bool Equals(object? obj) => Equals(obj as BsonJavaScriptWithScope);

    public override int GetHashCode() => HashCode.Combine(BsonType, Code, Scope);

    public override string ToString() => $"new BsonJavaScriptWithScope({Code}, {Scope})";
}
