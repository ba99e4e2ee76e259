using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of counting documents.</summary>
public sealed class CountOptions
{
    public BsonValue? Comment { get; set; }

    public BsonValue? Hint { get; set; }

    public long? Limit { get; set; }

    public TimeSpan? MaxTime { get; set; }

    public long? Skip { get; set; }
}
