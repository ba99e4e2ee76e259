namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores version numbers as text.</summary>
public sealed class VersionSerializer : SealedClassSerializerBase<Version>
{
    protected override Version DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        EnsureBsonTypeEquals(context.Reader, BsonType.String);
        return Version.Parse(context.Reader.ReadString());
    }

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, Version value) =>
        context.Writer.WriteString(value.ToString());
}
