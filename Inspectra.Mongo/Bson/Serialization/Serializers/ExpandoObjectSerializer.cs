using System.Dynamic;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores dynamic objects as documents of whatever they hold.</summary>
public sealed class ExpandoObjectSerializer : SealedClassSerializerBase<ExpandoObject>
{
    protected override ExpandoObject DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        EnsureBsonTypeEquals(context.Reader, BsonType.Document);
        var result = new ExpandoObject();
        IDictionary<string, object?> members = result;
        context.Reader.ReadStartDocument();
        while (context.Reader.ReadBsonType() != BsonType.EndOfDocument)
        {
            var name = context.Reader.ReadName();
            members[name] = ObjectSerializer.Instance.Deserialize(context);
        }

        context.Reader.ReadEndDocument();
        return result;
    }

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, ExpandoObject value)
    {
        context.Writer.WriteStartDocument();
        foreach (var (name, member) in value)
        {
            context.Writer.WriteName(name);
            ((IBsonSerializer)ObjectSerializer.Instance).Serialize(context, member);
        }

        context.Writer.WriteEndDocument();
    }
}
