using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of dropping indexes.</summary>
public class DropIndexOptions
{
    public BsonValue? Comment { get; set; }

    public TimeSpan? MaxTime { get; set; }
}
