using System.Collections;
using System.Dynamic;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores members declared as object: simple values as they are, lists as arrays, dictionaries as documents, classes with their discriminator.</summary>
public sealed class ObjectSerializer : SerializerBase<object>
{
    public ObjectSerializer()
        : this(DefaultAllowedTypes)
    {
    }

    /// <param name="allowedTypes">Which classes may be stored and, above all, made from stored documents.</param>
    public ObjectSerializer(Func<Type, bool> allowedTypes)
    {
        ArgumentNullException.ThrowIfNull(allowedTypes);
        AllowedDeserializationTypes = allowedTypes;
    }

    /// <summary>Every class whose map is known.</summary>
    public static Func<Type, bool> AllAllowedTypes { get; } = static _ => true;

    /// <summary>No classes but those of .NET itself: a stored document cannot choose what is created.</summary>
    public static Func<Type, bool> DefaultAllowedTypes { get; } = static type => type.Assembly == typeof(object).Assembly;

    public static Func<Type, bool> NoAllowedTypes { get; } = static _ => false;

    public static ObjectSerializer Instance { get; } = new();

    public Func<Type, bool> AllowedDeserializationTypes { get; }

    public Func<Type, bool> AllowedSerializationTypes => AllowedDeserializationTypes;

    public override object Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var reader = context.Reader;
        var type = reader.GetCurrentBsonType();
        switch (type)
        {
            case BsonType.Array:
                var items = new List<object?>();
                reader.ReadStartArray();
                while (reader.ReadBsonType() != BsonType.EndOfDocument) { items.Add(Deserialize(context, args)); }
                reader.ReadEndArray();
                return items;
            case BsonType.Document:
                return DeserializeDocument(context);
            default:
                return BsonTypeMapper.MapToDotNetValue(BsonValueSerializer.Instance.Deserialize(context))!; // Null is a value of object.
        }
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, object value)
    {
        switch (value)
        {
            case null:
                context.Writer.WriteNull();
                break;
            case ExpandoObject v:
                BsonSerializer.LookupSerializer<ExpandoObject>().Serialize(context, v);
                break;
            case Guid v:
                GuidSerializer.StandardInstance.Serialize(context, v);
                break;
            case IDictionary v:
                SerializeDictionary(context, v);
                break;
            case IEnumerable v and not (string or byte[] or BsonValue):
                context.Writer.WriteStartArray();
                foreach (var item in v) { Serialize(context, args, item); }
                context.Writer.WriteEndArray();
                break;
            default:
                var type = value.GetType();
                if (value is not (BsonValue or ObjectId or Decimal128 or Enum) && !AllowedSerializationTypes(type))
                {
                    throw new BsonSerializationException($"Type {type.FullName} is not configured as a type that is allowed to be serialized for this instance of ObjectSerializer.");
                }

                args.NominalType = typeof(object);
                BsonSerializer.LookupSerializer(type).Serialize(context, args, value);
                break;
        }
    }

    private static void SerializeDictionary(BsonSerializationContext context, IDictionary dictionary)
    {
        context.Writer.WriteStartDocument();
        foreach (DictionaryEntry entry in dictionary)
        {
            context.Writer.WriteName(entry.Key as string ?? throw new BsonSerializationException("A dictionary stored as object must have string keys."));
            ((IBsonSerializer)Instance).Serialize(context, entry.Value);
        }

        context.Writer.WriteEndDocument();
    }

    private object DeserializeDocument(BsonDeserializationContext context)
    {
        var convention = BsonSerializer.LookupDiscriminatorConvention(typeof(object));
        var isMarked = context.BinaryReader.RawValue.AsDocument.TryGet(System.Text.Encoding.UTF8.GetBytes(convention.ElementName), out _);
        if (!isMarked) { return BsonSerializer.LookupSerializer<ExpandoObject>().Deserialize(context); }
        var actualType = convention.GetActualType(context.Reader, typeof(object));
        if (!AllowedDeserializationTypes(actualType))
        {
            throw new BsonSerializationException($"Type {actualType.FullName} is not configured as a type that is allowed to be deserialized for this instance of ObjectSerializer.");
        }

        return BsonSerializer.LookupSerializer(actualType).Deserialize(context) ?? throw CreateCannotBeDeserializedException();
    }
}
