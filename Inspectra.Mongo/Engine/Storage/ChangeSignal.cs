namespace Inspectra.Mongo.Engine.Storage;

/// <summary>Wakes those who wait for changes, after the commit that made them.</summary>
internal sealed class ChangeSignal(long committed)
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _committed = committed;

    /// <summary>The number of the last change that is durable.</summary>
    public long Committed => Volatile.Read(ref _committed);

    public void Raise(long committed)
    {
        if (committed == Committed)
        {
            return;
        }
        Volatile.Write(ref _committed, committed);
        Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    /// <summary>Ends when a change after the given one is durable.</summary>
    public async Task WaitAfterAsync(long seen, CancellationToken ct)
    {
        while (true)
        {
            var next = Volatile.Read(ref _next).Task;
            if (Committed > seen)
            {
                return;
            }
            await next.WaitAsync(ct).ConfigureAwait(false);
        }
    }
}
