namespace MongoDB.Bson;

/// <summary>Bytes with a subtype that says what they mean.</summary>
public class BsonBinaryData : BsonValue, IComparable<BsonBinaryData>, IEquatable<BsonBinaryData>
{
    public BsonBinaryData(byte[] bytes)
        : this(bytes, BsonBinarySubType.Binary)
    {
    }

    public BsonBinaryData(byte[] bytes, BsonBinarySubType subType)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        Bytes = bytes;
        SubType = subType;
    }

    public BsonBinaryData(Guid guid, GuidRepresentation guidRepresentation)
        : this(GuidConverter.ToBytes(guid, guidRepresentation), GuidConverter.GetSubType(guidRepresentation))
    {
    }

    public override BsonType BsonType => BsonType.Binary;

    public byte[] Bytes { get; }

    public BsonBinarySubType SubType { get; }

    public static implicit operator BsonBinaryData(byte[] bytes) => new(bytes);

    private int HashOf()
    {
        var hash = new HashCode();
        hash.Add(SubType);
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    private protected override object? RawValue => Bytes;

    public static bool operator !=(BsonBinaryData? lhs, BsonBinaryData? rhs) => !(lhs == rhs);

    public static bool operator ==(BsonBinaryData? lhs, BsonBinaryData? rhs) =>
        lhs is null ? rhs is null : rhs is not null && lhs.OperatorEqualsImplementation(rhs);

    public static new BsonBinaryData Create(object value) => (BsonBinaryData)BsonTypeMapper.MapToBsonValue(value, BsonType.Binary);

    public int CompareTo(BsonBinaryData? other) => other is null ? 1 : BsonValueComparer.Compare(this, other);

    public bool Equals(BsonBinaryData? rhs) => rhs is not null && rhs.GetType() == GetType() && SubType == rhs.SubType && Bytes.AsSpan().SequenceEqual(rhs.Bytes);

    public override bool Equals(object? obj) => Equals(obj as BsonBinaryData);

    public override int GetHashCode() => HashOf();

    public override string ToString() => $"{SubType}:0x{Convert.ToHexStringLower(Bytes)}";

    public Guid ToGuid() => ToGuid(GuidRepresentation.Standard);

    public Guid ToGuid(GuidRepresentation guidRepresentation)
    {
        if (SubType != GuidConverter.GetSubType(guidRepresentation))
        {
            throw new InvalidOperationException($"A binary of subtype {SubType} is no {guidRepresentation} Guid.");
        }

        return GuidConverter.FromBytes(Bytes, guidRepresentation);
    }
}
