namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores a value or, when there is none, null.</summary>
public sealed class NullableSerializer<T> : SerializerBase<T?>, IChildSerializerConfigurable
    where T : struct
{
    public NullableSerializer()
        : this(BsonSerializer.SerializerRegistry)
    {
    }

    public NullableSerializer(IBsonSerializer<T> serializer)
    {
        ArgumentNullException.ThrowIfNull(serializer);
        ValueSerializer = serializer;
    }

    public NullableSerializer(IBsonSerializerRegistry serializerRegistry)
        : this(serializerRegistry.GetSerializer<T>())
    {
    }

    public IBsonSerializer<T> ValueSerializer { get; }

    IBsonSerializer IChildSerializerConfigurable.ChildSerializer => ValueSerializer;

    public override T? Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        if (context.Reader.GetCurrentBsonType() != BsonType.Null) { return ValueSerializer.Deserialize(context); }
        context.Reader.ReadNull();
        return null;
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, T? value)
    {
        if (value is { } some) { ValueSerializer.Serialize(context, some); } else { context.Writer.WriteNull(); }
    }

    public NullableSerializer<T> WithSerializer(IBsonSerializer<T> serializer) => new(serializer);

    IBsonSerializer IChildSerializerConfigurable.WithChildSerializer(IBsonSerializer childSerializer) =>
        WithSerializer((IBsonSerializer<T>)childSerializer);
}
