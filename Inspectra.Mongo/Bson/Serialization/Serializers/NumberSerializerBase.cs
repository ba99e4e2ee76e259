using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using MongoDB.Bson.Serialization.Options;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>A serializer of numbers: reads every numeric BSON type and text, writes the one it is set to.</summary>
public abstract class NumberSerializerBase<TValue> : StructSerializerBase<TValue>
    where TValue : struct, INumberBase<TValue>
{
    private protected NumberSerializerBase(BsonType representation, RepresentationConverter converter)
    {
        if (representation is not (BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128 or BsonType.String))
        {
            throw new ArgumentException($"{representation} is not a valid representation for a {typeof(TValue).Name}.", nameof(representation));
        }

        Representation = representation;
        Converter = converter;
    }

    public RepresentationConverter Converter { get; }

    public BsonType Representation { get; }

    public override TValue Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var reader = context.Reader;
        var type = reader.GetCurrentBsonType();
        switch (type)
        {
            case BsonType.Int32:
                return To<int, TValue>(reader.ReadInt32());
            case BsonType.Int64:
                return To<long, TValue>(reader.ReadInt64());
            case BsonType.Double:
                return To<double, TValue>(reader.ReadDouble());
            case BsonType.Decimal128:
                var number = reader.ReadDecimal128();
                return typeof(TValue) == typeof(double) || typeof(TValue) == typeof(float) || !number.IsFinite
                    ? To<double, TValue>(Decimal128.ToDouble(number))
                    : To<decimal, TValue>(Decimal128.ToDecimal(number));
            case BsonType.String:
                return TValue.Parse(reader.ReadString(), NumberStyles.Float, CultureInfo.InvariantCulture);
            default:
                throw CreateCannotDeserializeFromBsonTypeException(type);
        }
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TValue value)
    {
        var writer = context.Writer;
        switch (Representation)
        {
            case BsonType.Int32:
                writer.WriteInt32(To<TValue, int>(value));
                break;
            case BsonType.Int64:
                writer.WriteInt64(To<TValue, long>(value));
                break;
            case BsonType.Double:
                writer.WriteDouble(To<TValue, double>(value));
                break;
            case BsonType.Decimal128:
                writer.WriteDecimal128(typeof(TValue) == typeof(double) || typeof(TValue) == typeof(float)
                    ? new Decimal128(double.CreateTruncating(value))
                    : new Decimal128(To<TValue, decimal>(value)));
                break;
            default:
                writer.WriteString(value.ToString(null, CultureInfo.InvariantCulture));
                break;
        }
    }

    private TTarget To<TSource, TTarget>(TSource value)
        where TSource : struct, INumberBase<TSource>
        where TTarget : struct, INumberBase<TTarget> =>
        typeof(TSource) == typeof(TTarget)
            ? Unsafe.As<TSource, TTarget>(ref value)
            : Converter.Convert<TSource, TTarget>(value);
}
