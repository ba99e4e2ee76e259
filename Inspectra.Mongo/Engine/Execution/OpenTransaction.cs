using Inspectra.Mongo.Engine.Storage;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>A multi-document transaction. From its first command on it has the writer for itself.</summary>
internal sealed class OpenTransaction : IDisposable
{
    private readonly Store _store;
    private readonly EmbeddedServerOptions _options;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ITimer _idle;
    private WriteHold? _hold;

    public OpenTransaction(Store store, EmbeddedServerOptions options, long number)
    {
        _store = store;
        _options = options;
        Number = number;
        _idle = options.TimeProvider.CreateTimer(_ => AbortIdle(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public long Number { get; }

    public TransactionState State { get; private set; } = TransactionState.Open;

    /// <summary>Waits for the previous command of this transaction; disposed by the caller when its command ends.</summary>
    public async ValueTask<IDisposable> EnterAsync(CancellationToken ct)
    {
        await _gate.WaitAsync(ct).ConfigureAwait(false);
        _idle.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return new Turn(this);
    }

    /// <summary>The session to read and write with; waits for the writer the first time. Only inside a turn.</summary>
    /// <exception cref="CommandException">The transaction has ended, or the writer was not free in time.</exception>
    public async ValueTask<WriteSession> SessionAsync(CancellationToken ct)
    {
        if (State != TransactionState.Open)
        {
            throw CommandException.NoSuchTransaction($"Transaction {Number} has been aborted.");
        }
        if (_hold is null)
        {
            var hold = await _store.Writer.AcquireAsync(_options.TransactionWaitLimit, _options.TimeProvider, ct).ConfigureAwait(false);
            _hold = hold; // From here on an abort gives it back, whatever fails.
            hold.Session.Begin();
            return hold.Session;
        }
        return _hold.Session;
    }

    /// <summary>Makes everything durable at once. Only inside a turn.</summary>
    public void Commit()
    {
        if (State == TransactionState.Committed)
        {
            return;
        }
        if (State == TransactionState.Aborted)
        {
            throw CommandException.NoSuchTransaction($"Transaction {Number} has been aborted.");
        }
        try
        {
            _hold?.Commit();
            State = TransactionState.Committed;
        }
        finally
        {
            if (State != TransactionState.Committed)
            {
                State = TransactionState.Aborted;
            }
            Release();
        }
    }

    /// <summary>Takes everything back. Only inside a turn.</summary>
    public void Abort()
    {
        if (State == TransactionState.Open)
        {
            State = TransactionState.Aborted;
        }
        Release();
    }

    public void Dispose()
    {
        _idle.Dispose();
        _gate.Wait();
        Abort();
        _gate.Release();
    }

    private void Release()
    {
        _hold?.Dispose();
        _hold = null;
    }

    private void AbortIdle()
    {
        // A command that runs at this moment starts the clock anew when it ends.
        if (_gate.Wait(0))
        {
            Abort();
            _gate.Release();
        }
    }

    private sealed class Turn(OpenTransaction transaction) : IDisposable
    {
        public void Dispose()
        {
            if (transaction.State == TransactionState.Open)
            {
                transaction._idle.Change(transaction._options.TransactionIdleLimit, Timeout.InfiniteTimeSpan);
            }
            transaction._gate.Release();
        }
    }
}
