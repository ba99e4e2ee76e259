namespace Inspectra.Mongo.Engine.Storage;

/// <summary>The one thread that writes. Everything that waits goes into one storage transaction and is acknowledged
/// after its commit; a multi-document transaction borrows the writing session for itself.</summary>
internal sealed class Writer : IDisposable
{
    private const int MaxGroup = 512;
    private readonly WriteSession _session;
    private readonly Action _onCommitted;
    private readonly Queue<WriteWork> _waiting = new();
    private readonly object _gate = new();
    private readonly Thread _thread;
    private bool _stopping;

    /// <param name="session">Used by this thread and by holders only.</param>
    /// <param name="onCommitted">Runs after every commit, before its operations are acknowledged.</param>
    public Writer(WriteSession session, Action onCommitted)
    {
        _session = session;
        _onCommitted = onCommitted;
        _thread = new Thread(Run) { IsBackground = true, Name = "inspectra-writer" };
        _thread.Start();
    }

    /// <summary>Runs an operation on the writer and answers when it is durable.</summary>
    /// <remarks>It may run a second time after an operation of the same group had to be taken back, so it must not
    /// change anything but the session.</remarks>
    public Task<T> RunAsync<T>(Func<WriteSession, T> operation, CancellationToken ct)
    {
        var work = new WriteOperation<T>(operation, ct);
        Enqueue(work);
        return work.Task;
    }

    /// <summary>Waits until the session is free, and takes it away from everybody else until the hold is disposed.</summary>
    /// <exception cref="CommandException">It was not free in time.</exception>
    public async Task<WriteHold> AcquireAsync(TimeSpan limit, TimeProvider time, CancellationToken ct)
    {
        var request = new HoldRequest(_session, _onCommitted);
        Enqueue(request);
        try
        {
            return await request.Task.WaitAsync(limit, time, ct).ConfigureAwait(false);
        }
        catch (Exception ex) when (ex is TimeoutException or OperationCanceledException)
        {
            request.Withdraw();
            if (ex is TimeoutException)
            {
                throw CommandException.WriteConflict("Another transaction held the writer for longer than this one may wait.");
            }
            throw;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _stopping = true;
            Monitor.Pulse(_gate);
        }
        _thread.Join();
    }

    private void Enqueue(WriteWork work)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stopping, this);
            _waiting.Enqueue(work);
            Monitor.Pulse(_gate);
        }
    }

    private void Run()
    {
        var group = new List<WriteWork>(MaxGroup);
        while (WaitForWork())
        {
            group.Clear();
            var hold = TakeGroup(group);
            if (group.Count > 0)
            {
                Execute(group);
            }
            hold?.GrantAndWait();
        }
    }

    private bool WaitForWork()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0)
            {
                if (_stopping)
                {
                    return false;
                }
                Monitor.Wait(_gate);
            }
            return true;
        }
    }

    /// <returns>The request to hold the session that stands behind the group, if one does.</returns>
    private HoldRequest? TakeGroup(List<WriteWork> group)
    {
        lock (_gate)
        {
            while (group.Count < MaxGroup && _waiting.TryDequeue(out var work))
            {
                if (work is HoldRequest hold)
                {
                    return hold;
                }
                group.Add(work);
            }
            return null;
        }
    }

    private void Execute(List<WriteWork> group)
    {
        while (group.Count > 0)
        {
            try
            {
                _session.Begin();
                if (!TryExecuteAll(group))
                {
                    continue;
                }
                _session.Commit();
            }
            catch (Exception ex) when (ex is not OutOfMemoryException)
            {
                // The commit itself failed, for instance because the disk is full: nothing of the group is there.
                _session.Rollback();
                foreach (var work in group)
                {
                    work.Fail(ex);
                }
                return;
            }
            _onCommitted();
            foreach (var work in group)
            {
                work.Acknowledge();
            }
            return;
        }
    }

    /// <returns>False when an operation failed half-way: then everything was taken back, and the others have to run anew.</returns>
    private bool TryExecuteAll(List<WriteWork> group)
    {
        for (var i = 0; i < group.Count; i++)
        {
            var before = _session.WriteCount;
            var failure = group[i].Execute(_session);
            if (failure is null)
            {
                continue;
            }
            // After a storage error the transaction itself may be gone.
            var isClean = _session.WriteCount == before && failure is not Sqlite.SqliteException;
            if (!isClean)
            {
                _session.Rollback();
            }
            group[i].Fail(failure);
            group.RemoveAt(i);
            if (!isClean)
            {
                return false;
            }
            i--;
        }
        return true;
    }
}

/// <summary>Something that waits for the writer.</summary>
internal abstract class WriteWork
{
    /// <returns>What went wrong, or null.</returns>
    public abstract Exception? Execute(WriteSession session);

    public abstract void Acknowledge();

    public abstract void Fail(Exception failure);
}

/// <summary>One operation with its result.</summary>
internal sealed class WriteOperation<T>(Func<WriteSession, T> operation, CancellationToken ct) : WriteWork
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Task => _completion.Task;

    public override Exception? Execute(WriteSession session)
    {
        try
        {
            ct.ThrowIfCancellationRequested();
            _result = operation(session);
            return null;
        }
#pragma warning disable CA1031 // Whatever it is, it belongs to the one who waits; the writer has to go on.
        catch (Exception ex)
#pragma warning restore CA1031
        {
            return ex;
        }
    }

    public override void Acknowledge() => _completion.SetResult(_result!); // Set by Execute before any acknowledgement.

    public override void Fail(Exception failure)
    {
        if (failure is OperationCanceledException)
        {
            _completion.SetCanceled(ct);
        }
        else
        {
            _completion.SetException(failure);
        }
    }
}
