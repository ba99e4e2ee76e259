namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores values that are BSON already.</summary>
public abstract class BsonValueSerializerBase<TBsonValue> : SerializerBase<TBsonValue>
    where TBsonValue : BsonValue
{
    public override TBsonValue Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) => DeserializeValue(context, args);

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TBsonValue value)
    {
        if (value is null) { throw new BsonSerializationException("C# null values of type 'BsonValue' cannot be serialized; use BsonNull.Value or leave the member out."); }
        SerializeValue(context, args, value);
    }

    protected virtual TBsonValue DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var value = context.BinaryReader.TakeRaw().ToBsonValue();
        return value as TBsonValue ?? throw CreateCannotDeserializeFromBsonTypeException(value.BsonType);
    }

    protected virtual void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, TBsonValue value) =>
        context.BinaryWriter.WriteValue(value);
}
