using System.Collections.Concurrent;
using Inspectra.Mongo.Engine.Storage;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>The sessions that have, or lately had, a transaction.</summary>
internal sealed class SessionTable(Store store, EmbeddedServerOptions options) : IDisposable
{
    private readonly ConcurrentDictionary<string, OpenTransaction> _transactions = new(StringComparer.Ordinal);

    /// <summary>Begins a transaction; one of the same session that is still open is aborted.</summary>
    public OpenTransaction Start(string session, long number)
    {
        var started = new OpenTransaction(store, options, number);
        if (_transactions.TryGetValue(session, out var previous))
        {
            if (previous.Number >= number)
            {
                started.Dispose();
                throw new CommandException(
                    225, "TransactionTooOld", $"Transaction {number} is not newer than the last one of its session, {previous.Number}.");
            }
            previous.Dispose();
        }
        _transactions[session] = started;
        return started;
    }

    /// <exception cref="CommandException">The session has no such transaction.</exception>
    public OpenTransaction Get(string session, long number) =>
        _transactions.TryGetValue(session, out var transaction) && transaction.Number == number
            ? transaction
            : throw CommandException.NoSuchTransaction($"Given transaction number {number} does not match any in-progress transaction.");

    /// <summary>Forgets a session; its open transaction is aborted.</summary>
    public void End(string session)
    {
        if (_transactions.TryRemove(session, out var transaction))
        {
            transaction.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var session in _transactions.Keys)
        {
            End(session);
        }
    }
}
