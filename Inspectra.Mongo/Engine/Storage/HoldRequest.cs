namespace Inspectra.Mongo.Engine.Storage;

/// <summary>A wish to have the writing session alone; the writer thread stands still while it is granted.</summary>
internal sealed class HoldRequest(WriteSession session, Action onCommitted) : WriteWork
{
    private const int Waiting = 0;
    private const int Granted = 1;
    private const int Withdrawn = 2;
    private readonly TaskCompletionSource<WriteHold> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WriteHold _hold = new(session, onCommitted);
    private int _state = Waiting;

    public Task<WriteHold> Task => _completion.Task;

    /// <summary>Gives the wish up; a hold that was granted at the same moment is given back.</summary>
    public void Withdraw()
    {
        if (Interlocked.CompareExchange(ref _state, Withdrawn, Waiting) == Granted)
        {
            _hold.Dispose();
        }
    }

    public void GrantAndWait()
    {
        if (Interlocked.CompareExchange(ref _state, Granted, Waiting) != Waiting)
        {
            return;
        }
        _completion.SetResult(_hold);
        _hold.WaitForRelease();
    }

    public override Exception? Execute(WriteSession session) =>
        throw new InvalidOperationException("A hold is granted, not executed.");

    public override void Acknowledge()
    {
    }

    public override void Fail(Exception failure) => _completion.TrySetException(failure);
}
