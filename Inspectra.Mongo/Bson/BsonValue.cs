using System.Globalization;
using System.Text.RegularExpressions;

namespace MongoDB.Bson;

/// <summary>Any value that BSON can hold.</summary>
public abstract class BsonValue : IComparable<BsonValue>, IConvertible, IEquatable<BsonValue>
{
    public bool AsBoolean => ((BsonBoolean)this).Value;

    public BsonArray AsBsonArray => (BsonArray)this;

    public BsonBinaryData AsBsonBinaryData => (BsonBinaryData)this;

    public BsonDateTime AsBsonDateTime => (BsonDateTime)this;

    public BsonDocument AsBsonDocument => (BsonDocument)this;

    public BsonJavaScript AsBsonJavaScript => (BsonJavaScript)this;

    public BsonJavaScriptWithScope AsBsonJavaScriptWithScope => (BsonJavaScriptWithScope)this;

    public BsonMaxKey AsBsonMaxKey => (BsonMaxKey)this;

    public BsonMinKey AsBsonMinKey => (BsonMinKey)this;

    public BsonNull AsBsonNull => (BsonNull)this;

    public BsonRegularExpression AsBsonRegularExpression => (BsonRegularExpression)this;

    public BsonSymbol AsBsonSymbol => (BsonSymbol)this;

    public BsonTimestamp AsBsonTimestamp => (BsonTimestamp)this;

    public BsonUndefined AsBsonUndefined => (BsonUndefined)this;

    public BsonValue AsBsonValue => this;

    public byte[] AsByteArray => ((BsonBinaryData)this).Bytes;

    public decimal AsDecimal => Decimal128.ToDecimal(AsDecimal128);

    public Decimal128 AsDecimal128 => ((BsonDecimal128)this).Value;

    public double AsDouble => ((BsonDouble)this).Value;

    public Guid AsGuid => ((BsonBinaryData)this).ToGuid();

    public int AsInt32 => ((BsonInt32)this).Value;

    public long AsInt64 => ((BsonInt64)this).Value;

    public DateTime AsLocalTime => ((BsonDateTime)this).ToLocalTime();

    public bool? AsNullableBoolean => IsBsonNull ? null : AsBoolean;

    public decimal? AsNullableDecimal => IsBsonNull ? null : AsDecimal;

    public Decimal128? AsNullableDecimal128 => IsBsonNull ? null : AsDecimal128;

    public double? AsNullableDouble => IsBsonNull ? null : AsDouble;

    public Guid? AsNullableGuid => IsBsonNull ? null : AsGuid;

    public int? AsNullableInt32 => IsBsonNull ? null : AsInt32;

    public long? AsNullableInt64 => IsBsonNull ? null : AsInt64;

    public DateTime? AsNullableLocalTime => IsBsonNull ? null : AsLocalTime;

    public ObjectId? AsNullableObjectId => IsBsonNull ? null : AsObjectId;

    public DateTime? AsNullableUniversalTime => IsBsonNull ? null : AsUniversalTime;

    public ObjectId AsObjectId => ((BsonObjectId)this).Value;

    public Regex AsRegex => ((BsonRegularExpression)this).ToRegex();

    public string AsString => ((BsonString)this).Value;

    public DateTime AsUniversalTime => ((BsonDateTime)this).ToUniversalTime();

    public abstract BsonType BsonType { get; }

    public bool IsBoolean => this is BsonBoolean;

    public bool IsBsonArray => this is BsonArray;

    public bool IsBsonBinaryData => this is BsonBinaryData;

    public bool IsBsonDateTime => this is BsonDateTime;

    public bool IsBsonDocument => this is BsonDocument;

    public bool IsBsonJavaScript => this is BsonJavaScript;

    public bool IsBsonJavaScriptWithScope => this is BsonJavaScriptWithScope;

    public bool IsBsonMaxKey => this is BsonMaxKey;

    public bool IsBsonMinKey => this is BsonMinKey;

    public bool IsBsonNull => this is BsonNull;

    public bool IsBsonRegularExpression => this is BsonRegularExpression;

    public bool IsBsonSymbol => this is BsonSymbol;

    public bool IsBsonTimestamp => this is BsonTimestamp;

    public bool IsBsonUndefined => this is BsonUndefined;

    public bool IsDecimal128 => this is BsonDecimal128;

    public bool IsDouble => this is BsonDouble;

    public bool IsGuid => this is BsonBinaryData { SubType: BsonBinarySubType.UuidStandard or BsonBinarySubType.UuidLegacy };

    public bool IsInt32 => this is BsonInt32;

    public bool IsInt64 => this is BsonInt64;

    public bool IsNumeric => BsonType is BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128;

    public bool IsObjectId => this is BsonObjectId;

    public bool IsString => this is BsonString;

    public virtual bool IsValidDateTime => false;

    /// <summary>What the value is for .NET, where a standard conversion exists.</summary>
    private protected virtual object? RawValue => null;

    public virtual BsonValue this[int index]
    {
        get => throw NotIndexable();
        set => throw NotIndexable();
    }

    public virtual BsonValue this[string name]
    {
        get => throw NotIndexable();
        set => throw NotIndexable();
    }

    public static explicit operator bool(BsonValue value) => value.AsBoolean;

    public static explicit operator bool?(BsonValue? value) => value?.AsNullableBoolean;

    public static implicit operator BsonValue(bool value) => (BsonBoolean)value;

    public static implicit operator BsonValue(bool? value) => value is { } v ? (BsonBoolean)v : BsonNull.Value;

    public static implicit operator BsonValue(byte[] value) => new BsonBinaryData(value);

    public static implicit operator BsonValue(DateTime value) => new BsonDateTime(value);

    public static implicit operator BsonValue(DateTime? value) => value is { } v ? new BsonDateTime(v) : BsonNull.Value;

    public static implicit operator BsonValue(decimal value) => new BsonDecimal128(value);

    public static implicit operator BsonValue(decimal? value) => value is { } v ? new BsonDecimal128(v) : BsonNull.Value;

    public static implicit operator BsonValue(Decimal128 value) => new BsonDecimal128(value);

    public static implicit operator BsonValue(Decimal128? value) => value is { } v ? new BsonDecimal128(v) : BsonNull.Value;

    public static implicit operator BsonValue(double value) => new BsonDouble(value);

    public static implicit operator BsonValue(double? value) => value is { } v ? new BsonDouble(v) : BsonNull.Value;

    public static implicit operator BsonValue(Enum value) => BsonTypeMapper.MapToBsonValue(value);

    public static implicit operator BsonValue(int value) => new BsonInt32(value);

    public static implicit operator BsonValue(int? value) => value is { } v ? new BsonInt32(v) : BsonNull.Value;

    public static implicit operator BsonValue(long value) => new BsonInt64(value);

    public static implicit operator BsonValue(long? value) => value is { } v ? new BsonInt64(v) : BsonNull.Value;

    public static implicit operator BsonValue(ObjectId value) => new BsonObjectId(value);

    public static implicit operator BsonValue(ObjectId? value) => value is { } v ? new BsonObjectId(v) : BsonNull.Value;

    public static implicit operator BsonValue(Regex value) => new BsonRegularExpression(value);

    public static implicit operator BsonValue(string value) => new BsonString(value);

    public static explicit operator byte[]?(BsonValue? value) => value?.AsByteArray;

    public static explicit operator DateTime(BsonValue value) => value.ToUniversalTime();

    public static explicit operator DateTime?(BsonValue? value) => value?.ToNullableUniversalTime();

    public static explicit operator decimal(BsonValue value) => value.AsDecimal;

    public static explicit operator decimal?(BsonValue? value) => value?.AsNullableDecimal;

    public static explicit operator Decimal128(BsonValue value) => value.AsDecimal128;

    public static explicit operator Decimal128?(BsonValue? value) => value?.AsNullableDecimal128;

    public static explicit operator double(BsonValue value) => value.AsDouble;

    public static explicit operator double?(BsonValue? value) => value?.AsNullableDouble;

    public static explicit operator Guid(BsonValue value) => value.AsGuid;

    public static explicit operator Guid?(BsonValue? value) => value?.AsNullableGuid;

    public static explicit operator int(BsonValue value) => value.AsInt32;

    public static explicit operator int?(BsonValue? value) => value?.AsNullableInt32;

    public static explicit operator long(BsonValue value) => value.AsInt64;

    public static explicit operator long?(BsonValue? value) => value?.AsNullableInt64;

    public static explicit operator ObjectId(BsonValue value) => value.AsObjectId;

    public static explicit operator ObjectId?(BsonValue? value) => value?.AsNullableObjectId;

    public static explicit operator Regex?(BsonValue? value) => value?.AsRegex;

    public static explicit operator string?(BsonValue? value) => value?.AsString;

    public static bool operator <(BsonValue? lhs, BsonValue? rhs) => BsonValueComparer.CompareOrNull(lhs, rhs) < 0;

    public static bool operator <=(BsonValue? lhs, BsonValue? rhs) => BsonValueComparer.CompareOrNull(lhs, rhs) <= 0;

    public static bool operator !=(BsonValue? lhs, BsonValue? rhs) => !(lhs == rhs);

    /// <summary>Unlike <see cref="Equals(BsonValue)"/>, numbers of different types are equal when their values are.</summary>
    public static bool operator ==(BsonValue? lhs, BsonValue? rhs) =>
        lhs is null ? rhs is null : rhs is not null && lhs.OperatorEqualsImplementation(rhs);

    public static bool operator >(BsonValue? lhs, BsonValue? rhs) => BsonValueComparer.CompareOrNull(lhs, rhs) > 0;

    public static bool operator >=(BsonValue? lhs, BsonValue? rhs) => BsonValueComparer.CompareOrNull(lhs, rhs) >= 0;

    public static BsonValue Create(object? value) => BsonTypeMapper.MapToBsonValue(value);

    public virtual BsonValue Clone() => this;

    /// <summary>Compares in MongoDB's order: first by kind of type, numbers across their types, then by value.</summary>
    public virtual int CompareTo(BsonValue? other) => BsonValueComparer.CompareOrNull(this, other);

    public int CompareTypeTo(BsonValue? other) =>
        other is null ? 1 : BsonTypeOrder.Of(BsonType).CompareTo(BsonTypeOrder.Of(other.BsonType));

    public virtual BsonValue DeepClone() => this;

    public bool Equals(BsonValue? rhs) => Equals((object?)rhs);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => BsonType.GetHashCode();

    public virtual bool ToBoolean() => true;

    public virtual decimal ToDecimal() => throw NotConvertible("Decimal");

    public virtual Decimal128 ToDecimal128() => throw NotConvertible("Decimal128");

    public virtual double ToDouble() => throw NotConvertible("Double");

    public virtual int ToInt32() => throw NotConvertible("Int32");

    public virtual long ToInt64() => throw NotConvertible("Int64");

    public virtual DateTime ToLocalTime() => throw NotConvertible("DateTime");

    public virtual DateTime? ToNullableLocalTime() => throw NotConvertible("DateTime");

    public virtual DateTime? ToNullableUniversalTime() => throw NotConvertible("DateTime");

    public virtual DateTime ToUniversalTime() => throw NotConvertible("DateTime");

    TypeCode IConvertible.GetTypeCode() => RawValue is IConvertible v ? v.GetTypeCode() : TypeCode.Object;

    bool IConvertible.ToBoolean(IFormatProvider? provider) => Convertible("Boolean").ToBoolean(provider);

    byte IConvertible.ToByte(IFormatProvider? provider) => Convertible("Byte").ToByte(provider);

    char IConvertible.ToChar(IFormatProvider? provider) => Convertible("Char").ToChar(provider);

    DateTime IConvertible.ToDateTime(IFormatProvider? provider) => Convertible("DateTime").ToDateTime(provider);

    decimal IConvertible.ToDecimal(IFormatProvider? provider) => Convertible("Decimal").ToDecimal(provider);

    double IConvertible.ToDouble(IFormatProvider? provider) => Convertible("Double").ToDouble(provider);

    short IConvertible.ToInt16(IFormatProvider? provider) => Convertible("Int16").ToInt16(provider);

    int IConvertible.ToInt32(IFormatProvider? provider) => Convertible("Int32").ToInt32(provider);

    long IConvertible.ToInt64(IFormatProvider? provider) => Convertible("Int64").ToInt64(provider);

    sbyte IConvertible.ToSByte(IFormatProvider? provider) => Convertible("SByte").ToSByte(provider);

    float IConvertible.ToSingle(IFormatProvider? provider) => Convertible("Single").ToSingle(provider);

    string IConvertible.ToString(IFormatProvider? provider) =>
        RawValue is IConvertible v ? v.ToString(provider ?? CultureInfo.InvariantCulture) : ToString() ?? "";

    object IConvertible.ToType(Type conversionType, IFormatProvider? provider) =>
        conversionType.IsInstanceOfType(this) ? this : Convertible(conversionType.Name).ToType(conversionType, provider);

    ushort IConvertible.ToUInt16(IFormatProvider? provider) => Convertible("UInt16").ToUInt16(provider);

    uint IConvertible.ToUInt32(IFormatProvider? provider) => Convertible("UInt32").ToUInt32(provider);

    ulong IConvertible.ToUInt64(IFormatProvider? provider) => Convertible("UInt64").ToUInt64(provider);

    protected virtual bool OperatorEqualsImplementation(BsonValue rhs) => Equals(rhs);

    private IConvertible Convertible(string target) => RawValue as IConvertible ?? throw NotConvertible(target);

    private InvalidCastException NotConvertible(string target) => new($"A {GetType().Name} cannot be converted to {target}.");

    private NotSupportedException NotIndexable() => new($"A {GetType().Name} does not support indexing.");
}
