namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>A serializer of objects that may be of a subclass; null is stored as null.</summary>
public abstract class ClassSerializerBase<TValue> : SerializerBase<TValue>
    where TValue : class
{
    public override TValue Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        if (context.Reader.GetCurrentBsonType() == BsonType.Null)
        {
            context.Reader.ReadNull();
            return null!; // The stored null is what the caller asked for; whether it may be null is the member's own matter.
        }

        var actualType = GetActualType(context);
        return actualType == typeof(TValue)
            ? DeserializeValue(context, args)
            : (TValue)BsonSerializer.LookupSerializer(actualType).Deserialize(context, args)!; // Not null: the current value is not.
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TValue value)
    {
        if (value is null)
        {
            context.Writer.WriteNull();
            return;
        }

        var actualType = value.GetType();
        if (actualType == typeof(TValue) || args.SerializeAsNominalType)
        {
            SerializeValue(context, args, value);
            return;
        }

        args.NominalType ??= typeof(TValue);
        BsonSerializer.LookupSerializer(actualType).Serialize(context, args, value);
    }

    protected virtual TValue DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) =>
        throw CreateCannotBeDeserializedException();

    protected virtual Type GetActualType(BsonDeserializationContext context) =>
        BsonSerializer.IsTypeDiscriminated(typeof(TValue))
            ? BsonSerializer.LookupDiscriminatorConvention(typeof(TValue)).GetActualType(context.Reader, typeof(TValue))
            : typeof(TValue);

    protected virtual void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, TValue value) =>
        throw CreateCannotBeSerializedException();
}
