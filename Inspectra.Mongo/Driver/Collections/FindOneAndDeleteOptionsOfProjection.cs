using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of taking a document out.</summary>
public class FindOneAndDeleteOptions<TDocument, TProjection>
{
    public BsonValue? Comment { get; set; }

    public BsonValue? Hint { get; set; }

    public BsonDocument? Let { get; set; }

    public TimeSpan? MaxTime { get; set; }

    public ProjectionDefinition<TDocument, TProjection>? Projection { get; set; }

    public SortDefinition<TDocument>? Sort { get; set; }
}
