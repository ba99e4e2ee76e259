namespace Inspectra.Tests.Support;

/// <summary>A clock that stands still until a test moves it. Timers made from it run on the machine's own time.</summary>
public sealed class FixedClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private DateTimeOffset _now = start;

    public FixedClock()
        : this(new DateTimeOffset(2026, 3, 18, 9, 30, 0, TimeSpan.Zero))
    {
    }

    public DateTime UtcNow => GetUtcNow().UtcDateTime;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) { return _now; }
    }

    public void Advance(TimeSpan by)
    {
        lock (_gate) { _now += by; }
    }

    public void Set(DateTimeOffset now)
    {
        lock (_gate) { _now = now; }
    }
}
