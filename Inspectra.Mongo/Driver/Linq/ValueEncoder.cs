using System.Globalization;
using MongoDB.Bson.Serialization.Serializers;
using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver.Linq;

/// <summary>Values of C# as a field stores them.</summary>
internal static class ValueEncoder
{
    public static BsonValue Encode<TField>(RenderedFieldDefinition<TField> field, TField value) =>
        field.UnderlyingSerializer is { } stored && stored is not IBsonSerializer<TField>
            ? Encode(stored, value)
            : TryQuick(field.ValueSerializer, value, out var quick) ? quick : field.ValueSerializer.ToBsonValue(value);

    /// <summary>As an element of the field's array, when the field holds one.</summary>
    public static BsonValue EncodeItem<TItem>(RenderedFieldDefinition field, IBsonSerializerRegistry registry, TItem value)
    {
        if (field.FieldSerializer is IBsonSerializer<TItem> same) { return same.ToBsonValue(value); }
        if (FieldPath.TryGetItem(field.FieldSerializer, out var item)) { return Encode(item, value); }
        return registry.GetSerializer<TItem>().ToBsonValue(value);
    }

    /// <summary>Converts the value to what the serializer takes first: compilers compare enums and small numbers as integers.</summary>
    public static BsonValue Encode(IBsonSerializer? serializer, object? value)
    {
        if (value is BsonValue bson) { return bson; }
        if (value is null) { return BsonNull.Value; }
        if (serializer is null) { return BsonSerializer.LookupSerializer(value.GetType()).ToBsonValue(value); }
        var type = Nullable.GetUnderlyingType(serializer.ValueType) ?? serializer.ValueType;
        if (type == typeof(object) || type.IsInstanceOfType(value)) { return serializer.ToBsonValue(value); }
        if (type.IsEnum && value is IConvertible) { return serializer.ToBsonValue(Enum.ToObject(type, value)); }
        // A number that the field's type cannot hold exactly must not be rounded into a match.
        if (TryConvert(type, value, out var converted)) { return serializer.ToBsonValue(converted); }
        return BsonSerializer.LookupSerializer(value.GetType()).ToBsonValue(value);
    }

    private static bool TryConvert(Type type, object value, out object? converted)
    {
        converted = null;
        if (value is not IConvertible || !typeof(IConvertible).IsAssignableFrom(type) || value is string) { return false; }
        try
        {
            converted = Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
            return Convert.ChangeType(converted, value.GetType(), CultureInfo.InvariantCulture).Equals(value);
        }
        catch (Exception ex) when (ex is OverflowException or InvalidCastException)
        {
            return false;
        }
    }

    // Ids, whole numbers and texts are nearly all that filters compare with; they need no writer when their serializer is the plain one.
    private static bool TryQuick<TField>(IBsonSerializer<TField> serializer, TField value, out BsonValue result)
    {
        result = value switch
        {
            ObjectId id when serializer is ObjectIdSerializer => id,
            BsonValue bson => bson,
            _ => BsonNull.Value,
        };
        return result is not BsonNull;
    }
}
