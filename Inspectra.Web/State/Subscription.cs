namespace Inspectra.Web.State;

/// <summary>Ends a subscription exactly once.</summary>
public sealed class Subscription(Action end) : IDisposable
{
    private Action? _end = end;

    public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
}
