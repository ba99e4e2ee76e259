using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of inserting one document.</summary>
public sealed class InsertOneOptions
{
    public BsonValue? Comment { get; set; }
}
