namespace MongoDB.Driver;

/// <summary>What a bulk write did, with the requests that were tried.</summary>
public abstract class BulkWriteResult<TDocument> : BulkWriteResult
{
    protected BulkWriteResult(int requestCount, IReadOnlyList<WriteModel<TDocument>> processedRequests)
        : base(requestCount)
    {
        ProcessedRequests = processedRequests;
    }

    public IReadOnlyList<WriteModel<TDocument>> ProcessedRequests { get; }

    /// <summary>The result of writes the server confirmed.</summary>
    public class Acknowledged(
        int requestCount,
        long matchedCount,
        long deletedCount,
        long insertedCount,
        long? modifiedCount,
        IReadOnlyList<WriteModel<TDocument>> processedRequests,
        IEnumerable<BulkWriteUpsert> upserts) : BulkWriteResult<TDocument>(requestCount, processedRequests)
    {
        public override long DeletedCount => deletedCount;

        public override long InsertedCount => insertedCount;

        public override bool IsAcknowledged => true;

        public override bool IsModifiedCountAvailable => modifiedCount.HasValue;

        public override long MatchedCount => matchedCount;

        public override long ModifiedCount => modifiedCount ?? throw new NotSupportedException("The modified count is not available.");

        public override IReadOnlyList<BulkWriteUpsert> Upserts { get; } = upserts.ToArray();
    }
}
