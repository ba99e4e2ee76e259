using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A document that an upsert of a bulk write inserted.</summary>
public class BulkWriteUpsert
{
    internal BulkWriteUpsert(int index, BsonValue id)
    {
        Index = index;
        Id = id;
    }

    public BsonValue Id { get; }

    /// <summary>Place of the request in the bulk write, from 0.</summary>
    public int Index { get; }
}
