using System.Diagnostics.CodeAnalysis;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores a dictionary as a document whose element names are the keys.</summary>
internal sealed class DictionarySerializer<TDictionary, TKey, TValue> : SerializerBase<TDictionary>, IBsonDocumentSerializer, IChildSerializerConfigurable
    where TDictionary : IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    private readonly Func<Dictionary<TKey, TValue>, TDictionary> _finish;
    private IBsonSerializer<TValue>? _valueSerializer;

    public DictionarySerializer(Func<Dictionary<TKey, TValue>, TDictionary> finish, IBsonSerializer<TValue>? valueSerializer = null)
    {
        _finish = finish;
        _valueSerializer = valueSerializer;
    }

    /// <summary>Looked up late, because a class may hold a dictionary of itself.</summary>
    public IBsonSerializer<TValue> ValueSerializer => _valueSerializer ??= BsonSerializer.LookupSerializer<TValue>();

    IBsonSerializer IChildSerializerConfigurable.ChildSerializer => ValueSerializer;

    public override TDictionary Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var reader = context.Reader;
        var type = reader.GetCurrentBsonType();
        if (type == BsonType.Null)
        {
            reader.ReadNull();
            return default!; // The stored null is what the caller asked for; whether it may be null is the member's own matter.
        }

        if (type != BsonType.Document) { throw CreateCannotDeserializeFromBsonTypeException(type); }
        var items = new Dictionary<TKey, TValue>();
        var serializer = ValueSerializer;
        reader.ReadStartDocument();
        while (reader.ReadBsonType() != BsonType.EndOfDocument)
        {
            var key = ToKey(reader.ReadName());
            items[key] = serializer.Deserialize(context, new BsonDeserializationArgs { NominalType = typeof(TValue) });
        }

        reader.ReadEndDocument();
        return _finish(items);
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TDictionary value)
    {
        var writer = context.Writer;
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        var serializer = ValueSerializer;
        writer.WriteStartDocument();
        foreach (var (key, item) in value)
        {
            writer.WriteName(ToName(key));
            serializer.Serialize(context, new BsonSerializationArgs { NominalType = typeof(TValue) }, item);
        }

        writer.WriteEndDocument();
    }

    public bool TryGetMemberSerializationInfo(string memberName, [NotNullWhen(true)] out BsonSerializationInfo? serializationInfo)
    {
        serializationInfo = new BsonSerializationInfo(memberName, ValueSerializer, typeof(TValue));
        return true;
    }

    public IBsonSerializer WithChildSerializer(IBsonSerializer childSerializer) =>
        new DictionarySerializer<TDictionary, TKey, TValue>(_finish, (IBsonSerializer<TValue>)childSerializer);

    private static string ToName(TKey key) =>
        key as string
        ?? (BsonSerializer.LookupSerializer<TKey>().ToBsonValue(key) is BsonString text
            ? text.Value
            : throw new BsonSerializationException("When using DictionaryRepresentation.Document key values must serialize as strings."));

    private static TKey ToKey(string name) =>
        typeof(TKey) == typeof(string)
            ? (TKey)(object)name
            : (TKey?)new BsonSerializationInfo("k", BsonSerializer.LookupSerializer<TKey>(), typeof(TKey)).DeserializeValue(name)
                ?? throw new FormatException($"'{name}' is no key of type {typeof(TKey).Name}.");
}
