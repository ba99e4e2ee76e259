using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>What serializers have in common.</summary>
public abstract class SerializerBase<TValue> : IBsonSerializer<TValue>
{
    public Type ValueType => typeof(TValue);

    object? IBsonSerializer.Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) => Deserialize(context, args);

    void IBsonSerializer.Serialize(BsonSerializationContext context, BsonSerializationArgs args, object? value) =>
        Serialize(context, args, (TValue)value!); // Null is a value of every TValue that can be null, and the cast refuses it for others.

    public virtual TValue Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) =>
        throw CreateCannotBeDeserializedException();

    public virtual void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TValue value) =>
        throw CreateCannotBeSerializedException();

    protected Exception CreateCannotBeDeserializedException() =>
        new BsonSerializationException($"Values of type '{typeof(TValue).FullName}' cannot be deserialized.");

    protected Exception CreateCannotBeSerializedException() =>
        new BsonSerializationException($"Values of type '{typeof(TValue).FullName}' cannot be serialized.");

    protected Exception CreateCannotDeserializeFromBsonTypeException(BsonType bsonType) =>
        new FormatException($"Cannot deserialize a '{typeof(TValue).Name}' from BsonType '{bsonType}'.");

    protected void EnsureBsonTypeEquals(IBsonReader reader, BsonType bsonType)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.GetCurrentBsonType() != bsonType) { throw CreateCannotDeserializeFromBsonTypeException(reader.GetCurrentBsonType()); }
    }
}
