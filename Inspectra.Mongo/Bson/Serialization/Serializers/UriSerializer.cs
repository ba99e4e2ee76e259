namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores addresses as they were written.</summary>
public sealed class UriSerializer : SealedClassSerializerBase<Uri>
{
    protected override Uri DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        EnsureBsonTypeEquals(context.Reader, BsonType.String);
        return new Uri(context.Reader.ReadString(), UriKind.RelativeOrAbsolute);
    }

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, Uri value) =>
        context.Writer.WriteString(value.OriginalString);
}
