namespace MongoDB.Driver;

/// <summary>A sequence of commands that belong together, and its transactions. Not safe for concurrent use.</summary>
public interface IClientSession : IDisposable
{
    IMongoClient Client { get; }

    bool IsImplicit { get; }

    bool IsInTransaction { get; }

    ClientSessionOptions Options { get; }

    IServerSession ServerSession { get; }

    Task AbortTransactionAsync(CancellationToken cancellationToken = default);

    Task CommitTransactionAsync(CancellationToken cancellationToken = default);

    void StartTransaction(TransactionOptions? transactionOptions = null);

    /// <summary>
    /// Runs the callback in a transaction and commits it; both are tried again for two minutes at most while the server
    /// calls the failure transient, so the callback must bear being run more than once.
    /// </summary>
    Task<TResult> WithTransactionAsync<TResult>(Func<IClientSessionHandle, CancellationToken, Task<TResult>> callbackAsync, TransactionOptions? transactionOptions = null, CancellationToken cancellationToken = default);
}
