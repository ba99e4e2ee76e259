using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of a replacement.</summary>
public class ReplaceOptions
{
    public BsonValue? Comment { get; set; }

    public BsonValue? Hint { get; set; }

    public bool IsUpsert { get; set; }

    public BsonDocument? Let { get; set; }
}
