using Inspectra.Core.Errors;

namespace Inspectra.Core.Metrics;

/// <summary>All metrics there are, in the order in which a person should meet them.</summary>
public sealed class MetricCatalogue
{
    private static readonly IReadOnlyList<string> ExecutionDimensions =
    [
        DimensionKeys.Agent, DimensionKeys.User, DimensionKeys.Model, DimensionKeys.Status,
        DimensionKeys.Environment, DimensionKeys.Version, DimensionKeys.ErrorType,
    ];

    private static readonly IReadOnlyList<string> ActivityDimensions =
        [DimensionKeys.User, DimensionKeys.Event, DimensionKeys.Page, DimensionKeys.Device];

    public IReadOnlyList<MetricDefinition> Definitions { get; } =
    [
        Execution(MetricKeys.Runs, MetricUnit.Count, MetricDirection.Neutral, isAdditive: true),
        Execution(MetricKeys.Succeeded, MetricUnit.Count, MetricDirection.MoreIsBetter, isAdditive: true),
        Execution(MetricKeys.Failed, MetricUnit.Count, MetricDirection.LessIsBetter, isAdditive: true),
        Execution(MetricKeys.SuccessRate, MetricUnit.Ratio, MetricDirection.MoreIsBetter),
        Execution(MetricKeys.DurationAverage, MetricUnit.Seconds, MetricDirection.LessIsBetter),
        Execution(MetricKeys.DurationP50, MetricUnit.Seconds, MetricDirection.LessIsBetter),
        Execution(MetricKeys.DurationP75, MetricUnit.Seconds, MetricDirection.LessIsBetter),
        Execution(MetricKeys.DurationP90, MetricUnit.Seconds, MetricDirection.LessIsBetter),
        Execution(MetricKeys.DurationP95, MetricUnit.Seconds, MetricDirection.LessIsBetter),
        Execution(MetricKeys.DurationP99, MetricUnit.Seconds, MetricDirection.LessIsBetter),
        Execution(MetricKeys.Credits, MetricUnit.Credits, MetricDirection.LessIsBetter, isAdditive: true),
        Execution(MetricKeys.TokensIn, MetricUnit.Tokens, MetricDirection.Neutral, isAdditive: true),
        Execution(MetricKeys.TokensOut, MetricUnit.Tokens, MetricDirection.Neutral, isAdditive: true),
        Execution(MetricKeys.Tokens, MetricUnit.Tokens, MetricDirection.Neutral, isAdditive: true),
        Execution(MetricKeys.Cost, MetricUnit.Money, MetricDirection.LessIsBetter, isAdditive: true),
        Execution(MetricKeys.DistinctUsers, MetricUnit.Count, MetricDirection.MoreIsBetter),
        Execution(MetricKeys.DistinctAgents, MetricUnit.Count, MetricDirection.Neutral),
        Execution(MetricKeys.DailyActiveUsers, MetricUnit.Count, MetricDirection.MoreIsBetter),
        Execution(MetricKeys.WeeklyActiveUsers, MetricUnit.Count, MetricDirection.MoreIsBetter),
        Execution(MetricKeys.MonthlyActiveUsers, MetricUnit.Count, MetricDirection.MoreIsBetter),
        Activity(MetricKeys.Events, MetricDirection.MoreIsBetter, isAdditive: true),
        Activity(MetricKeys.DistinctUsers, MetricDirection.MoreIsBetter),
        Activity(MetricKeys.DailyActiveUsers, MetricDirection.MoreIsBetter),
        Activity(MetricKeys.WeeklyActiveUsers, MetricDirection.MoreIsBetter),
        Activity(MetricKeys.MonthlyActiveUsers, MetricDirection.MoreIsBetter),
    ];

    public MetricDefinition? Find(string stream, string key) =>
        Definitions.FirstOrDefault(d => d.Stream == stream && d.Key == key);

    /// <exception cref="RuleViolationException">The stream has no metric of that name.</exception>
    public MetricDefinition Get(string stream, string key) =>
        Find(stream, key) ?? throw new RuleViolationException(
            ErrorCode.MetricUnknown, $"There is no metric \"{key}\" of \"{stream}\".", key, stream);

    private static MetricDefinition Execution(string key, MetricUnit unit, MetricDirection direction, bool isAdditive = false) =>
        new(key, "Metric." + key, unit, direction, StreamKeys.Executions, ExecutionDimensions, isAdditive);

    private static MetricDefinition Activity(string key, MetricDirection direction, bool isAdditive = false) =>
        new(key, "Metric." + key, MetricUnit.Count, direction, StreamKeys.Activity, ActivityDimensions, isAdditive);
}
