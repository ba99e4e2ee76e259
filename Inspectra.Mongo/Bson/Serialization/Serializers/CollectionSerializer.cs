using System.Diagnostics.CodeAnalysis;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores the items of a collection as an array.</summary>
internal sealed class CollectionSerializer<TCollection, TItem> : SerializerBase<TCollection>, IBsonArraySerializer, IChildSerializerConfigurable
    where TCollection : IEnumerable<TItem>
{
    private readonly Func<List<TItem>, TCollection> _finish;
    private IBsonSerializer<TItem>? _itemSerializer;

    public CollectionSerializer(Func<List<TItem>, TCollection> finish, IBsonSerializer<TItem>? itemSerializer = null)
    {
        _finish = finish;
        _itemSerializer = itemSerializer;
    }

    /// <summary>Looked up late, because a class may hold a list of itself.</summary>
    public IBsonSerializer<TItem> ItemSerializer => _itemSerializer ??= BsonSerializer.LookupSerializer<TItem>();

    IBsonSerializer IChildSerializerConfigurable.ChildSerializer => ItemSerializer;

    public override TCollection Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var reader = context.Reader;
        var type = reader.GetCurrentBsonType();
        if (type == BsonType.Null && !typeof(TCollection).IsValueType)
        {
            reader.ReadNull();
            return default!; // The stored null is what the caller asked for; whether it may be null is the member's own matter.
        }

        if (type != BsonType.Array) { throw CreateCannotDeserializeFromBsonTypeException(type); }
        var items = new List<TItem>();
        var serializer = ItemSerializer;
        var itemArgs = new BsonDeserializationArgs { NominalType = typeof(TItem) };
        reader.ReadStartArray();
        while (reader.ReadBsonType() != BsonType.EndOfDocument) { items.Add(serializer.Deserialize(context, itemArgs)); }
        reader.ReadEndArray();
        return _finish(items);
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TCollection value)
    {
        var writer = context.Writer;
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        var serializer = ItemSerializer;
        var itemArgs = new BsonSerializationArgs { NominalType = typeof(TItem) };
        writer.WriteStartArray();
        foreach (var item in value) { serializer.Serialize(context, itemArgs, item); }
        writer.WriteEndArray();
    }

    public bool TryGetItemSerializationInfo([NotNullWhen(true)] out BsonSerializationInfo? serializationInfo)
    {
        serializationInfo = new BsonSerializationInfo("$", ItemSerializer, typeof(TItem)); // The items of an array have no name of their own.
        return true;
    }

    public IBsonSerializer WithChildSerializer(IBsonSerializer childSerializer) =>
        new CollectionSerializer<TCollection, TItem>(_finish, (IBsonSerializer<TItem>)childSerializer);
}
