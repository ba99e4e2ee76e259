using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of an aggregation.</summary>
public class AggregateOptions
{
    public bool? AllowDiskUse { get; set; }

    public int? BatchSize { get; set; }

    public BsonValue? Comment { get; set; }

    public BsonValue? Hint { get; set; }

    public BsonDocument? Let { get; set; }

    public TimeSpan? MaxTime { get; set; }
}
