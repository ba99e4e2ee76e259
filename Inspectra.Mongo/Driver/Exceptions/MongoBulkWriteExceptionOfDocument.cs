namespace MongoDB.Driver;

/// <summary>Some writes of a bulk write were refused; the rest is told in <see cref="Result"/>.</summary>
public sealed class MongoBulkWriteException<TDocument> : MongoBulkWriteException
{
    internal MongoBulkWriteException(
        BulkWriteResult<TDocument> result,
        IEnumerable<BulkWriteError> writeErrors,
        WriteConcernError? writeConcernError,
        IReadOnlyList<WriteModel<TDocument>> unprocessedRequests)
        : base(writeErrors, writeConcernError)
    {
        Result = result;
        UnprocessedRequests = unprocessedRequests;
    }

    public BulkWriteResult<TDocument> Result { get; }

    /// <summary>The requests never tried, because the bulk write was ordered and an earlier one failed.</summary>
    public IReadOnlyList<WriteModel<TDocument>> UnprocessedRequests { get; }
}
