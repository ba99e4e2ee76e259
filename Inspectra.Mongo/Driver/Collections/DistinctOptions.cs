using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of asking for distinct values.</summary>
public sealed class DistinctOptions
{
    public BsonValue? Comment { get; set; }

    public TimeSpan? MaxTime { get; set; }
}
