using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>What an update did.</summary>
public abstract class UpdateResult
{
    public abstract bool IsAcknowledged { get; }

    public abstract bool IsModifiedCountAvailable { get; }

    public abstract long MatchedCount { get; }

    public abstract long ModifiedCount { get; }

    /// <summary>Id of the document an upsert inserted; null when none was.</summary>
    public abstract BsonValue? UpsertedId { get; }

    /// <summary>The result of a write the server confirmed.</summary>
    public class Acknowledged(long matchedCount, long? modifiedCount, BsonValue? upsertedId) : UpdateResult
    {
        public override bool IsAcknowledged => true;

        public override bool IsModifiedCountAvailable => modifiedCount.HasValue;

        public override long MatchedCount => matchedCount;

        public override long ModifiedCount => modifiedCount ?? throw new NotSupportedException("The modified count is not available.");

        public override BsonValue? UpsertedId => upsertedId;
    }
}
