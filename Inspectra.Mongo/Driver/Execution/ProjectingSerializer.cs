using MongoDB.Bson.Serialization.Serializers;
using MongoDB.Bson.Serialization;

namespace MongoDB.Driver;

/// <summary>Reads a document and runs a lambda over it.</summary>
internal sealed class ProjectingSerializer<TSource, TProjection>(IBsonSerializer<TSource> source, Func<TSource, TProjection> projection)
    : SerializerBase<TProjection>
{
    public override TProjection Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) =>
        projection(source.Deserialize(context));

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TProjection value) =>
        throw new NotSupportedException("The result of a projection cannot be written back.");
}
