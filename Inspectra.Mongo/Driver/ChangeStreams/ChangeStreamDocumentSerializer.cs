using MongoDB.Bson.Serialization.Serializers;
using MongoDB.Bson.Serialization;

namespace MongoDB.Driver;

/// <summary>Reads change events.</summary>
internal sealed class ChangeStreamDocumentSerializer<TDocument>(IBsonSerializer<TDocument> documentSerializer)
    : SerializerBase<ChangeStreamDocument<TDocument>>
{
    public override ChangeStreamDocument<TDocument> Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) =>
        new(BsonDocumentSerializer.Instance.Deserialize(context), documentSerializer);

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, ChangeStreamDocument<TDocument> value) =>
        BsonDocumentSerializer.Instance.Serialize(context, value.BackingDocument);
}
