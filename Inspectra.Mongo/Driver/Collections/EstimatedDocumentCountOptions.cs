using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of the quick count of a whole collection.</summary>
public sealed class EstimatedDocumentCountOptions
{
    public BsonValue? Comment { get; set; }

    public TimeSpan? MaxTime { get; set; }
}
