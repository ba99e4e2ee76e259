using Inspectra.Web.State;

namespace Inspectra.Tests.Web.State;

public sealed class ThrottleTests
{
    [Fact]
    public void Ask_ManyTimesWithinTheInterval_RunsOnceAtOnceAndOnceAfter()
    {
        var clock = new ManualTimers();
        var runs = 0;
        using var throttle = new Throttle(clock, TimeSpan.FromSeconds(1), () => { runs++; return Task.CompletedTask; });

        throttle.Ask();
        clock.Advance(TimeSpan.Zero);
        for (var i = 0; i < 50; i++) { throttle.Ask(); }
        clock.Advance(TimeSpan.FromMilliseconds(900));
        var early = runs;
        clock.Advance(TimeSpan.FromMilliseconds(200));

        Assert.Equal((1, 2), (early, runs));
    }

    [Fact]
    public void Ask_AfterDispose_DoesNothing()
    {
        var clock = new ManualTimers();
        var runs = 0;
        var throttle = new Throttle(clock, TimeSpan.FromSeconds(1), () => { runs++; return Task.CompletedTask; });

        throttle.Dispose();
        throttle.Ask();
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(0, runs);
    }

    [Fact]
    public async Task Raise_SubscriberThatLeavesMeanwhile_IsNoProblem()
    {
        var signal = new ChangeSignal();
        var told = 0;
        IDisposable? second = null;
        using var first = signal.Subscribe(() => { second!.Dispose(); told++; return Task.CompletedTask; });
        second = signal.Subscribe(() => { told++; return Task.CompletedTask; });

        await signal.RaiseAsync();
        await signal.RaiseAsync();

        Assert.Equal(3, told);
    }

    /// <summary>A clock whose timers fire when the test says so.</summary>
    private sealed class ManualTimers : TimeProvider
    {
        private readonly List<Timer> _timers = [];
        private DateTimeOffset _now = new(2026, 3, 18, 9, 30, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Timer(this, () => callback(state));
            timer.Change(dueTime, period);
            _timers.Add(timer);
            return timer;
        }

        public void Advance(TimeSpan by)
        {
            _now += by;
            foreach (var timer in _timers.ToArray()) { timer.FireIfDue(_now); }
        }

        private sealed class Timer(ManualTimers clock, Action fire) : ITimer
        {
            private DateTimeOffset? _due;

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                _due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                return true;
            }

            public void FireIfDue(DateTimeOffset now)
            {
                if (_due is { } due && due <= now)
                {
                    _due = null;
                    fire();
                }
            }

            public void Dispose() => _due = null;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
