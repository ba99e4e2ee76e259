using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Where a change stream starts and what it shows.</summary>
public class ChangeStreamOptions
{
    public int? BatchSize { get; set; }

    public BsonValue? Comment { get; set; }

    public ChangeStreamFullDocumentOption FullDocument { get; set; }

    public TimeSpan? MaxAwaitTime { get; set; }

    public BsonDocument? ResumeAfter { get; set; }

    public BsonDocument? StartAfter { get; set; }

    public BsonTimestamp? StartAtOperationTime { get; set; }
}
