namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores members that are declared as one particular BSON value; null in the store is null in the member.</summary>
internal sealed class TypedBsonValueSerializer<TBsonValue> : BsonValueSerializerBase<TBsonValue>
    where TBsonValue : BsonValue
{
    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TBsonValue value)
    {
        if (value is null) { context.Writer.WriteNull(); } else { SerializeValue(context, args, value); }
    }

    protected override TBsonValue DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var raw = context.BinaryReader.TakeRaw();
        if (typeof(TBsonValue) == typeof(RawBsonDocument) && raw.Type == BsonType.Document)
        {
            return (TBsonValue)(BsonValue)new RawBsonDocument(raw.Bytes.ToArray());
        }

        return raw.ToBsonValue() switch
        {
            TBsonValue value => value,
            BsonNull => null!, // The stored null is what the caller asked for; whether it may be null is the member's own matter.
            var other => throw CreateCannotDeserializeFromBsonTypeException(other.BsonType),
        };
    }
}
