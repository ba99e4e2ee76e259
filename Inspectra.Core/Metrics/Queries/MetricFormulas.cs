using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Streams;

namespace Inspectra.Core.Metrics.Queries;

/// <summary>How each metric follows from a cell, and which parts of it that takes.</summary>
internal static class MetricFormulas
{
    private const double Micro = 1_000_000;

    public static CellParts PartsOf(string metric) => metric switch
    {
        MetricKeys.Runs or MetricKeys.Events or MetricKeys.Succeeded or MetricKeys.Failed or MetricKeys.SuccessRate => CellParts.Counts,
        MetricKeys.DurationAverage or MetricKeys.Credits or MetricKeys.Cost
            or MetricKeys.TokensIn or MetricKeys.TokensOut or MetricKeys.Tokens => CellParts.Counts | CellParts.Sums,
        MetricKeys.DurationP50 or MetricKeys.DurationP75 or MetricKeys.DurationP90
            or MetricKeys.DurationP95 or MetricKeys.DurationP99 => CellParts.Counts | CellParts.Quantiles,
        MetricKeys.DistinctUsers => CellParts.Counts | CellParts.Users,
        MetricKeys.DistinctAgents => CellParts.Counts | CellParts.Agents,
        _ => WindowDays(metric) > 0
            ? CellParts.Counts
            : throw new InvalidOperationException($"The metric {metric} has no formula."),
    };

    /// <returns>How many local days the metric looks back; 0 for all that do not.</returns>
    public static int WindowDays(string metric) => metric switch
    {
        MetricKeys.DailyActiveUsers => 1,
        MetricKeys.WeeklyActiveUsers => 7,
        MetricKeys.MonthlyActiveUsers => 30,
        _ => 0,
    };

    /// <param name="pricePerCredit">Null when the reader may not see money.</param>
    /// <returns>Null when the cell holds nothing to calculate it from.</returns>
    public static double? ValueOf(string metric, CellAccumulator cell, decimal? pricePerCredit) => metric switch
    {
        MetricKeys.Runs or MetricKeys.Events => cell.Count,
        MetricKeys.Succeeded => cell.CountOf(ExecutionStream.Succeeded),
        MetricKeys.Failed => Failed(cell),
        MetricKeys.SuccessRate => SuccessRate(cell),
        MetricKeys.DurationAverage => cell.NumberOf(ExecutionStream.Duration) == 0
            ? null
            : (double)cell.SumOf(ExecutionStream.Duration) / cell.NumberOf(ExecutionStream.Duration) / Micro,
        MetricKeys.DurationP50 => cell.Quantile(0.5) / Micro,
        MetricKeys.DurationP75 => cell.Quantile(0.75) / Micro,
        MetricKeys.DurationP90 => cell.Quantile(0.9) / Micro,
        MetricKeys.DurationP95 => cell.Quantile(0.95) / Micro,
        MetricKeys.DurationP99 => cell.Quantile(0.99) / Micro,
        MetricKeys.Credits => (double)cell.SumOf(ExecutionStream.Credits) / Micro,
        MetricKeys.TokensIn => (double)cell.SumOf(ExecutionStream.TokensIn),
        MetricKeys.TokensOut => (double)cell.SumOf(ExecutionStream.TokensOut),
        MetricKeys.Tokens => (double)(cell.SumOf(ExecutionStream.TokensIn) + cell.SumOf(ExecutionStream.TokensOut)),
        MetricKeys.Cost => pricePerCredit is { } price ? (double)Cost(cell, price) : null,
        MetricKeys.DistinctUsers => cell.DistinctUsers,
        MetricKeys.DistinctAgents => cell.DistinctAgents,
        _ => throw new InvalidOperationException($"The metric {metric} has no formula."),
    };

    // Multiplied before it is divided, and only then made a double: the amount is exact up to there.
    private static decimal Cost(CellAccumulator cell, decimal price) =>
        (decimal)cell.SumOf(ExecutionStream.Credits) * price / 1_000_000m;

    private static long Failed(CellAccumulator cell) =>
        cell.CountOf(ExecutionStream.Failed) + cell.CountOf(ExecutionStream.TimedOut);

    private static double? SuccessRate(CellAccumulator cell)
    {
        var succeeded = cell.CountOf(ExecutionStream.Succeeded);
        var finished = succeeded + Failed(cell) + cell.CountOf(ExecutionStream.Cancelled);
        return finished == 0 ? null : (double)succeeded / finished;
    }
}
