using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of inserting many documents.</summary>
public sealed class InsertManyOptions
{
    public BsonValue? Comment { get; set; }

    public bool IsOrdered { get; set; } = true;
}
