using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of a delete.</summary>
public sealed class DeleteOptions
{
    public BsonValue? Comment { get; set; }

    public BsonValue? Hint { get; set; }

    public BsonDocument? Let { get; set; }
}
