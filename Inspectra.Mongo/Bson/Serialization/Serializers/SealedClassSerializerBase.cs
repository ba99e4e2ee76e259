namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>A serializer of objects that have no subclasses; null is stored as null.</summary>
public abstract class SealedClassSerializerBase<TValue> : SerializerBase<TValue>
    where TValue : class
{
    public override TValue Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        if (context.Reader.GetCurrentBsonType() != BsonType.Null) { return DeserializeValue(context, args); }
        context.Reader.ReadNull();
        return null!; // The stored null is what the caller asked for; whether it may be null is the member's own matter.
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TValue value)
    {
        if (value is null) { context.Writer.WriteNull(); } else { SerializeValue(context, args, value); }
    }

    protected virtual TValue DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) =>
        throw CreateCannotBeDeserializedException();

    protected virtual void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, TValue value) =>
        throw CreateCannotBeSerializedException();
}
