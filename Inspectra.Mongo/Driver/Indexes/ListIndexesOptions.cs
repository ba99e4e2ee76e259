using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of listing indexes.</summary>
public sealed class ListIndexesOptions
{
    public int? BatchSize { get; set; }

    public BsonValue? Comment { get; set; }
}
