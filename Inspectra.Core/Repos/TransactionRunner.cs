using Inspectra.Core.Db;
using MongoDB.Driver;

namespace Inspectra.Core.Repos;

/// <summary>Runs work that is stored as a whole or not at all.</summary>
public sealed class TransactionRunner(InspectraDatabase database)
{
    /// <param name="work">May run several times, when other transactions came in between: it must change nothing
    /// outside the transaction. An exception from it undoes everything and reaches the caller.</param>
    public async Task<T> RunAsync<T>(Func<RepositoryTransaction, CancellationToken, Task<T>> work, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(work);
        var client = await database.GetClientAsync(ct).ConfigureAwait(false);
        using var session = await client.StartSessionAsync(cancellationToken: ct).ConfigureAwait(false);
        return await session.WithTransactionAsync(
            (handle, token) => work(new RepositoryTransaction(handle), token), cancellationToken: ct).ConfigureAwait(false);
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(Func<RepositoryTransaction, CancellationToken, Task> work, CancellationToken ct) =>
        RunAsync(async (transaction, token) =>
        {
            await work(transaction, token).ConfigureAwait(false);
            return true;
        }, ct);
}
