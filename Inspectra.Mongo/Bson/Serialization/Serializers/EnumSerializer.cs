using System.Globalization;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores the values of an enum as numbers, by default of the width they have, or as their names.</summary>
public sealed class EnumSerializer<TEnum> : StructSerializerBase<TEnum>, IRepresentationConfigurable<EnumSerializer<TEnum>>
    where TEnum : struct, Enum
{
    private static readonly bool s_isUnsignedLong = Enum.GetUnderlyingType(typeof(TEnum)) == typeof(ulong);

    private readonly Dictionary<TEnum, string> _names = [];
    private readonly Dictionary<string, TEnum> _values = new(StringComparer.OrdinalIgnoreCase);

    public EnumSerializer()
        : this(Type.GetTypeCode(Enum.GetUnderlyingType(typeof(TEnum))) is TypeCode.Int64 or TypeCode.UInt64 or TypeCode.UInt32
            ? BsonType.Int64
            : BsonType.Int32)
    {
    }

    public EnumSerializer(BsonType representation)
    {
        if (representation is not (BsonType.Int32 or BsonType.Int64 or BsonType.String))
        {
            throw new ArgumentException($"{representation} is not a valid representation for an enum.", nameof(representation));
        }

        Representation = representation;
        foreach (var name in Enum.GetNames<TEnum>())
        {
            var value = Enum.Parse<TEnum>(name);
            _names.TryAdd(value, value.ToString());
            _values.TryAdd(name, value);
        }
    }

    public BsonType Representation { get; }

    public override TEnum Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var type = context.Reader.GetCurrentBsonType();
        return type switch
        {
            BsonType.Int32 => FromNumber(context.Reader.ReadInt32()),
            BsonType.Int64 => FromNumber(context.Reader.ReadInt64()),
            BsonType.Double => FromNumber(checked((long)context.Reader.ReadDouble())),
            BsonType.String => FromName(context.Reader.ReadString()),
            _ => throw CreateCannotDeserializeFromBsonTypeException(type),
        };
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TEnum value)
    {
        switch (Representation)
        {
            case BsonType.Int32:
                context.Writer.WriteInt32(checked((int)ToNumber(value)));
                break;
            case BsonType.Int64:
                context.Writer.WriteInt64(ToNumber(value));
                break;
            default:
                context.Writer.WriteString(_names.TryGetValue(value, out var name) ? name : value.ToString());
                break;
        }
    }

    public EnumSerializer<TEnum> WithRepresentation(BsonType representation) =>
        representation == Representation ? this : new EnumSerializer<TEnum>(representation);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);

    private static long ToNumber(TEnum value) => s_isUnsignedLong
        ? (long)Convert.ToUInt64(value, CultureInfo.InvariantCulture)
        : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static TEnum FromNumber(long number) =>
        s_isUnsignedLong ? (TEnum)Enum.ToObject(typeof(TEnum), (ulong)number) : (TEnum)Enum.ToObject(typeof(TEnum), number);

    private TEnum FromName(string name) =>
        _values.TryGetValue(name, out var value) || Enum.TryParse(name, ignoreCase: true, out value)
            ? value
            : throw new FormatException($"'{name}' is no value of {typeof(TEnum).Name}.");
}
