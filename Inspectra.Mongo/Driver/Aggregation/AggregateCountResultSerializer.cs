using MongoDB.Bson.Serialization.Serializers;
using MongoDB.Bson.Serialization;

namespace MongoDB.Driver;

/// <summary>Reads the document that $count makes.</summary>
internal sealed class AggregateCountResultSerializer : SerializerBase<AggregateCountResult>
{
    public override AggregateCountResult Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) =>
        new(BsonDocumentSerializer.Instance.Deserialize(context)["count"].ToInt64());

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, AggregateCountResult value) =>
        throw new NotSupportedException("A count cannot be written back.");
}
