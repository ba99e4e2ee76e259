using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of updating a document and getting it.</summary>
public class FindOneAndUpdateOptions<TDocument, TProjection>
{
    public IEnumerable<ArrayFilterDefinition>? ArrayFilters { get; set; }

    public BsonValue? Comment { get; set; }

    public BsonValue? Hint { get; set; }

    public bool IsUpsert { get; set; }

    public BsonDocument? Let { get; set; }

    public TimeSpan? MaxTime { get; set; }

    public ProjectionDefinition<TDocument, TProjection>? Projection { get; set; }

    public ReturnDocument ReturnDocument { get; set; }

    public SortDefinition<TDocument>? Sort { get; set; }
}
