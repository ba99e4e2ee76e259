using System.Globalization;

namespace MongoDB.Bson;

/// <summary>A moment in UTC, counted in milliseconds since 1970.</summary>
public class BsonDateTime : BsonValue, IComparable<BsonDateTime>, IEquatable<BsonDateTime>
{
    public BsonDateTime(DateTime value)
        : this(BsonUtils.ToMillisecondsSinceEpoch(value.ToUniversalTime()))
    {
    }

    public BsonDateTime(long millisecondsSinceEpoch) => MillisecondsSinceEpoch = millisecondsSinceEpoch;

    public override BsonType BsonType => BsonType.DateTime;

    /// <summary>False when the moment lies outside the years 1 to 9999 that <see cref="DateTime"/> can hold.</summary>
    public override bool IsValidDateTime =>
        MillisecondsSinceEpoch >= BsonUtils.MinMillisecondsSinceEpoch && MillisecondsSinceEpoch <= BsonUtils.MaxMillisecondsSinceEpoch;

    public long MillisecondsSinceEpoch { get; }

    private protected override object? RawValue => ToUniversalTime();

    public static implicit operator BsonDateTime(DateTime value) => new(value);

    public static bool operator !=(BsonDateTime? lhs, BsonDateTime? rhs) => !(lhs == rhs);

    public static bool operator ==(BsonDateTime? lhs, BsonDateTime? rhs) =>
        lhs is null ? rhs is null : rhs is not null && lhs.OperatorEqualsImplementation(rhs);

    public static new BsonDateTime Create(object value) => (BsonDateTime)BsonTypeMapper.MapToBsonValue(value, BsonType.DateTime);

    public int CompareTo(BsonDateTime? other) => other is null ? 1 : BsonValueComparer.Compare(this, other);

    public bool Equals(BsonDateTime? rhs) => rhs is not null && rhs.GetType() == GetType() && MillisecondsSinceEpoch == rhs.MillisecondsSinceEpoch;

    public override bool Equals(object? obj) => Equals(obj as BsonDateTime);

    public override int GetHashCode() => HashCode.Combine(BsonType, MillisecondsSinceEpoch);

    public override string ToString() => IsValidDateTime
        ? ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.FFFK", CultureInfo.InvariantCulture)
        : MillisecondsSinceEpoch.ToString(CultureInfo.InvariantCulture);

    public override DateTime ToLocalTime() => ToUniversalTime().ToLocalTime();

    public override DateTime? ToNullableLocalTime() => ToLocalTime();

    public override DateTime? ToNullableUniversalTime() => ToUniversalTime();

    public override DateTime ToUniversalTime() =>
        BsonUtils.ToDateTimeFromMillisecondsSinceEpoch(MillisecondsSinceEpoch);
}
