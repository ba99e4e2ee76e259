using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Why one request of a bulk write was refused.</summary>
public class BulkWriteError : WriteError
{
    internal BulkWriteError(int index, int code, string message, BsonDocument? details)
        : base(code, message, details)
    {
        Index = index;
    }

    /// <summary>Place of the request in the bulk write, from 0.</summary>
    public int Index { get; }
}
