using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of a bulk write.</summary>
public sealed class BulkWriteOptions
{
    public BsonValue? Comment { get; set; }

    public bool IsOrdered { get; set; } = true;

    public BsonDocument? Let { get; set; }
}
