using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of replacing a document and getting it.</summary>
public class FindOneAndReplaceOptions<TDocument, TProjection>
{
    public BsonValue? Comment { get; set; }

    public BsonValue? Hint { get; set; }

    public bool IsUpsert { get; set; }

    public BsonDocument? Let { get; set; }

    public TimeSpan? MaxTime { get; set; }

    public ProjectionDefinition<TDocument, TProjection>? Projection { get; set; }

    public ReturnDocument ReturnDocument { get; set; }

    public SortDefinition<TDocument>? Sort { get; set; }
}
