namespace MongoDB.Bson;

/// <summary>A deprecated kind of text that compares like a string.</summary>
public class BsonSymbol : BsonValue, IComparable<BsonSymbol>, IEquatable<BsonSymbol>
{
    internal BsonSymbol(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
    }

    public override BsonType BsonType => BsonType.Symbol;

    public string Name { get; }

    public static implicit operator BsonSymbol(string name) => new(name);

    private protected override object? RawValue => Name;

    public static bool operator !=(BsonSymbol? lhs, BsonSymbol? rhs) => !(lhs == rhs);

    public static bool operator ==(BsonSymbol? lhs, BsonSymbol? rhs) =>
        lhs is null ? rhs is null : rhs is not null && lhs.OperatorEqualsImplementation(rhs);

    public static new BsonSymbol Create(object value) => (BsonSymbol)BsonTypeMapper.MapToBsonValue(value, BsonType.Symbol);

    public int CompareTo(BsonSymbol? other) => other is null ? 1 : BsonValueComparer.Compare(this, other);

    public bool Equals(BsonSymbol? rhs) => rhs is not null && rhs.GetType() == GetType() && Name == rhs.Name;

    public override bool Equals(object? obj) => Equals(obj as BsonSymbol);

    public override int GetHashCode() => HashCode.Combine(BsonType, Name);

    public override string ToString() => Name;
}
