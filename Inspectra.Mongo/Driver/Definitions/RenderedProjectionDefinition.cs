using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A projection as the server sees it, and how its result is read.</summary>
public sealed class RenderedProjectionDefinition<TProjection>
{
    public RenderedProjectionDefinition(BsonDocument? document, IBsonSerializer<TProjection> projectionSerializer)
    {
        Document = document;
        ProjectionSerializer = projectionSerializer;
    }

    /// <summary>Null when whole documents are returned.</summary>
    public BsonDocument? Document { get; }

    public IBsonSerializer<TProjection> ProjectionSerializer { get; }
}
