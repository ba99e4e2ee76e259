using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of an update.</summary>
public class UpdateOptions
{
    public IEnumerable<ArrayFilterDefinition>? ArrayFilters { get; set; }

    public BsonValue? Comment { get; set; }

    public BsonValue? Hint { get; set; }

    public bool IsUpsert { get; set; }

    public BsonDocument? Let { get; set; }
}
