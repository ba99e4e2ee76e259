using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>What every find may be told.</summary>
public abstract class FindOptionsBase
{
    public int? BatchSize { get; set; }

    public BsonValue? Comment { get; set; }

    public BsonValue? Hint { get; set; }

    public BsonDocument? Let { get; set; }

    public TimeSpan? MaxTime { get; set; }
}
