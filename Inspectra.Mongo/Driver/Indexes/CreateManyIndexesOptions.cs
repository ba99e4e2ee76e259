using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of creating indexes.</summary>
public class CreateManyIndexesOptions
{
    public BsonValue? Comment { get; set; }

    public TimeSpan? MaxTime { get; set; }
}
