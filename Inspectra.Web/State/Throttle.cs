namespace Inspectra.Web.State;

/// <summary>Runs an action soon after it is asked for, but never twice within the interval, however often it is asked for.</summary>
public sealed class Throttle : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly TimeSpan _interval;
    private readonly Func<Task> _action;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private DateTimeOffset _last = DateTimeOffset.MinValue;
    private bool _waiting;
    private bool _disposed;

    public Throttle(TimeProvider clock, TimeSpan interval, Func<Task> action)
    {
        _clock = clock;
        _interval = interval;
        _action = action;
        _timer = clock.CreateTimer(_ => Run(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Returns at once; may be called from any thread.</summary>
    public void Ask()
    {
        lock (_gate)
        {
            if (_waiting || _disposed)
            {
                return;
            }

            _waiting = true;
            var due = _last + _interval - _clock.GetUtcNow();
            _timer.Change(_last == DateTimeOffset.MinValue || due < TimeSpan.Zero ? TimeSpan.Zero : due, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
        }

        _timer.Dispose();
    }

    private void Run()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _waiting = false;
            _last = _clock.GetUtcNow();
        }

        _ = _action();
    }
}
