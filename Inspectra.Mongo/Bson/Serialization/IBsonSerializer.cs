namespace MongoDB.Bson.Serialization;

/// <summary>Turns values of one type into BSON and back.</summary>
public interface IBsonSerializer
{
    Type ValueType { get; }

    object? Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args);

    void Serialize(BsonSerializationContext context, BsonSerializationArgs args, object? value);
}

/// <inheritdoc cref="IBsonSerializer"/>
public interface IBsonSerializer<TValue> : IBsonSerializer
{
    new TValue Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args);

    void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TValue value);
}
