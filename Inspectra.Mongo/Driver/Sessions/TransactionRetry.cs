namespace MongoDB.Driver;

/// <summary>The rules by which a transaction is tried again.</summary>
/// <remarks>Source: MongoDB's specification "Convenient API for Transactions".</remarks>
internal static class TransactionRetry
{
    private const string Transient = "TransientTransactionError";
    private const string UnknownCommit = "UnknownTransactionCommitResult";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    public static async Task<TResult> RunAsync<TResult>(
        ClientSession session,
        TimeProvider clock,
        Func<IClientSessionHandle, CancellationToken, Task<TResult>> callback,
        TransactionOptions? options,
        CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            session.StartTransaction(options);
            TResult result;
            var isDone = false;
            try
            {
                result = await callback(session, ct).ConfigureAwait(false);
                isDone = true;
            }
            catch (MongoException ex) when (ex.HasErrorLabel(Transient) && HasTime(clock, started))
            {
                continue;
            }
            finally
            {
                // Whatever the callback failed with, its writes must not wait in an open transaction; a cancelled caller's neither.
                if (!isDone && session.IsInTransaction) { await session.AbortTransactionAsync(CancellationToken.None).ConfigureAwait(false); }
            }
            // The callback may have committed or aborted on its own.
            if (!session.IsInTransaction || await CommitAsync(session, clock, started, ct).ConfigureAwait(false)) { return result; }
        }
    }

    /// <returns>False when the whole transaction has to run again.</returns>
    private static async Task<bool> CommitAsync(ClientSession session, TimeProvider clock, long started, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await session.CommitTransactionAsync(ct).ConfigureAwait(false);
                return true;
            }
            catch (MongoException ex) when (HasTime(clock, started) && ex is not MongoExecutionTimeoutException && ex.HasErrorLabel(UnknownCommit))
            {
                // Committing again is safe: the server knows the transaction by its number.
            }
            catch (MongoException ex) when (HasTime(clock, started) && ex.HasErrorLabel(Transient))
            {
                return false;
            }
        }
    }

    private static bool HasTime(TimeProvider clock, long started) => clock.GetElapsedTime(started) < Limit;
}
