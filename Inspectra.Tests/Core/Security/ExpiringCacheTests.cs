using Inspectra.Core.Security;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Core.Security;

public sealed class ExpiringCacheTests
{
    private readonly FixedClock _clock = new();

    [Fact]
    public void TryGet_AfterItsLife_IsForgotten()
    {
        var cache = new ExpiringCache<string, int>(_clock, TimeSpan.FromSeconds(5), 10);
        cache.Set("a", 1);
        _clock.Advance(TimeSpan.FromSeconds(4.999));
        var before = cache.TryGet("a", out _);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.True(before);
        Assert.False(cache.TryGet("a", out _));
    }

    [Fact]
    public void Set_MoreThanItHolds_StaysBounded()
    {
        var cache = new ExpiringCache<int, int>(_clock, TimeSpan.FromSeconds(5), 10);

        for (var i = 0; i < 1_000; i++) { cache.Set(i, i); }

        Assert.InRange(Enumerable.Range(0, 1_000).Count(i => cache.TryGet(i, out _)), 1, 10);
    }
}
