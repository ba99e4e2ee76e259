namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores values that are declared by an interface; the document says which class it holds.</summary>
internal sealed class DiscriminatedInterfaceSerializer<TInterface> : SerializerBase<TInterface>
{
    public override TInterface Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        if (context.Reader.GetCurrentBsonType() == BsonType.Null)
        {
            context.Reader.ReadNull();
            return default!; // The stored null is what the caller asked for; whether it may be null is the member's own matter.
        }

        var actualType = BsonSerializer.LookupDiscriminatorConvention(typeof(TInterface)).GetActualType(context.Reader, typeof(TInterface));
        if (actualType == typeof(TInterface))
        {
            throw new FormatException($"Unable to determine actual type of object to deserialize for interface {typeof(TInterface).FullName}.");
        }

        return (TInterface?)BsonSerializer.LookupSerializer(actualType).Deserialize(context, new BsonDeserializationArgs { NominalType = actualType })
            ?? throw CreateCannotBeDeserializedException();
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TInterface value)
    {
        if (value is null)
        {
            context.Writer.WriteNull();
            return;
        }

        args.NominalType = typeof(TInterface);
        BsonSerializer.LookupSerializer(value.GetType()).Serialize(context, args, value);
    }
}
