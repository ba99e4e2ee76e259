using Inspectra.Core.Services.Agents;

namespace Inspectra.Tests.Core.Metrics;

/// <summary>Random executions as agents send them: finished and open ones, late, repeated, out of order.</summary>
internal sealed class History(int seed, DateTime fromUtc, TimeSpan length)
{
    private static readonly string[] Finals = [ExecutionStatus.Succeeded, ExecutionStatus.Succeeded, ExecutionStatus.Failed, ExecutionStatus.Cancelled, ExecutionStatus.TimedOut];
    private readonly Random _random = new(seed);
    private int _count;

    public Random Random => _random;

    public ExecutionInput Next()
    {
        var isOpen = _random.Next(6) == 0;
        var input = new ExecutionInput
        {
            ExecutionId = $"e{_count++}",
            Agent = $"agent-{_random.Next(5)}",
            User = _random.Next(8) == 0 ? null : $"user-{_random.Next(30)}",
            Status = isOpen ? (_random.Next(2) == 0 ? ExecutionStatus.Running : ExecutionStatus.Queued) : Finals[_random.Next(Finals.Length)],
            StartedUtc = fromUtc + TimeSpan.FromMilliseconds(_random.NextInt64((long)length.TotalMilliseconds)),
            Credits = _random.Next(3) == 0 ? null : _random.Next(1, 5_000_000) / 1_000_000m,
            TokensIn = _random.Next(4) == 0 ? null : _random.Next(10_000),
            TokensOut = _random.Next(4) == 0 ? null : _random.Next(10_000),
            Model = _random.Next(5) == 0 ? null : $"model-{_random.Next(3)}",
            Environment = _random.Next(3) == 0 ? null : "production",
            ErrorType = _random.Next(5) == 0 ? "timeout" : null,
        };
        return isOpen ? input : input with { Duration = TimeSpan.FromMicroseconds(Math.Exp(_random.NextDouble() * 20)) };
    }

    /// <summary>The final state of an open execution; sometimes somebody else's, or with a start known only now, which
    /// is the same however often it is asked for.</summary>
    public ExecutionInput Finish(ExecutionInput open) => open with
    {
        Status = Finals[_random.Next(Finals.Length)],
        Duration = TimeSpan.FromMicroseconds(_random.Next(1, 900_000_000)),
        User = _random.Next(4) == 0 ? $"user-{_random.Next(30)}" : open.User,
        StartedUtc = open.StartedUtc.Minute % 4 == 0 ? open.StartedUtc.AddMinutes(1 + open.StartedUtc.Second) : open.StartedUtc,
        Credits = _random.Next(100),
    };
}
