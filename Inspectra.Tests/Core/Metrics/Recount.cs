using Inspectra.Core.Metrics;
using Inspectra.Core.Services.Agents;

namespace Inspectra.Tests.Core.Metrics;

/// <summary>The same numbers, counted the slow and obvious way.</summary>
internal static class Recount
{
    private static readonly string[] Finished = [ExecutionStatus.Succeeded, ExecutionStatus.Failed, ExecutionStatus.Cancelled, ExecutionStatus.TimedOut];

    /// <summary>Metrics whose rollups must equal a recount exactly.</summary>
    public static IReadOnlyList<string> Exact { get; } =
    [
        MetricKeys.Runs, MetricKeys.Succeeded, MetricKeys.Failed, MetricKeys.SuccessRate, MetricKeys.DurationAverage, MetricKeys.Credits,
        MetricKeys.TokensIn, MetricKeys.TokensOut, MetricKeys.Tokens, MetricKeys.DistinctUsers, MetricKeys.DistinctAgents,
    ];

    public static double? Of(string metric, IReadOnlyCollection<ExecutionInput> events)
    {
        var durations = events.Where(e => e.Duration is not null).Select(e => (double)(e.Duration!.Value.Ticks / 10)).Order().ToList();
        var finished = events.Count(e => Finished.Contains(e.Status));
        var succeeded = events.Count(e => e.Status == ExecutionStatus.Succeeded);
        return metric switch
        {
            MetricKeys.Runs => events.Count,
            MetricKeys.Succeeded => succeeded,
            MetricKeys.Failed => events.Count(e => e.Status is ExecutionStatus.Failed or ExecutionStatus.TimedOut),
            MetricKeys.SuccessRate => finished == 0 ? null : (double)succeeded / finished,
            MetricKeys.DurationAverage => durations.Count == 0 ? null : durations.Sum() / durations.Count / 1e6,
            MetricKeys.DurationP50 => Rank(durations, 0.5),
            MetricKeys.DurationP95 => Rank(durations, 0.95),
            MetricKeys.Credits => (double)events.Sum(e => e.Credits ?? 0),
            MetricKeys.TokensIn => events.Sum(e => e.TokensIn ?? 0),
            MetricKeys.TokensOut => events.Sum(e => e.TokensOut ?? 0),
            MetricKeys.Tokens => events.Sum(e => (e.TokensIn ?? 0) + (e.TokensOut ?? 0)),
            MetricKeys.DistinctUsers => events.Where(e => e.User is not null).Select(e => e.User).Distinct().Count(),
            MetricKeys.DistinctAgents => events.Select(e => e.Agent).Distinct().Count(),
            _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, null),
        };
    }

    public static string? ValueOf(string dimension, ExecutionInput e) => dimension switch
    {
        DimensionKeys.Agent => e.Agent,
        DimensionKeys.User => e.User,
        DimensionKeys.Model => e.Model,
        DimensionKeys.Status => e.Status,
        DimensionKeys.Environment => e.Environment,
        DimensionKeys.Version => e.Version,
        DimensionKeys.ErrorType => e.ErrorType,
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, null),
    };

    public static void AssertSame(string metric, IReadOnlyCollection<ExecutionInput> events, double? actual, string what)
    {
        var expected = Of(metric, events);
        var tolerance = metric is MetricKeys.DurationP50 or MetricKeys.DurationP95 ? 0.0101 : 1e-12;
        var same = expected is null ? actual is null : actual is { } value && Math.Abs(value - expected.Value) <= Math.Abs(expected.Value) * tolerance + 1e-9;
        Assert.True(same, $"{what}: {metric} is {actual}, a recount says {expected}");
    }

    private static double? Rank(List<double> sorted, double q) =>
        sorted.Count == 0 ? null : sorted[Math.Max(1, (int)Math.Ceiling(q * sorted.Count)) - 1] / 1e6;
}
