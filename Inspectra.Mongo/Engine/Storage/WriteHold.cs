namespace Inspectra.Mongo.Engine.Storage;

/// <summary>Sole possession of the writing session, from any one thread at a time, until disposal.</summary>
internal sealed class WriteHold(WriteSession session, Action onCommitted) : IDisposable
{
    // The holder needs the processor more than this thread does: it sleeps at once instead of spinning.
    private readonly ManualResetEventSlim _released = new(false, spinCount: 0);
    private int _disposed;

    public WriteSession Session => session;

    public void Commit()
    {
        session.Commit();
        onCommitted();
    }

    public void WaitForRelease() => _released.Wait();

    /// <summary>Gives the session back; what was not committed is rolled back.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }
        if (session.IsOpen)
        {
            session.Rollback();
        }
        _released.Set();
    }
}
