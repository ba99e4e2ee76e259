using Inspectra.Core.Errors;

namespace Inspectra.Core.Metrics.Queries;

/// <summary>Counts what a query reads, and stops it when that is too much.</summary>
internal sealed class ReadTally
{
    public const long MaxEvents = 2_000_000;
    public const int MaxRawDays = 92;

    public long Blocks { get; private set; }

    public long Events { get; private set; }

    public MetricSource Source => Events == 0 ? MetricSource.Rollup : Blocks == 0 ? MetricSource.Raw : MetricSource.Mixed;

    public void AddBlocks(int count) => Blocks += count;

    /// <exception cref="RuleViolationException">More events than one query may read.</exception>
    public void AddEvents(int count)
    {
        Events += count;
        if (Events > MaxEvents)
        {
            throw new RuleViolationException(
                ErrorCode.QueryTooBroad,
                $"This combination of filters and split has no prepared numbers, and more than {MaxEvents} events lie in the period. "
                + "Choose a shorter period, or fewer filters.",
                MaxEvents);
        }
    }

    /// <exception cref="RuleViolationException">The period is longer than raw events are read for.</exception>
    public static void CheckRawRange(long fromMs, long toMs) =>
        RuleViolationException.ThrowIf(
            toMs - fromMs > MaxRawDays * Time.RollupTiers.DayMs + Time.RollupTiers.HourMs,
            ErrorCode.QueryTooBroad,
            $"This combination of filters and split has no prepared numbers and is answered for at most {MaxRawDays} days. "
            + "Choose a shorter period, or fewer filters.");
}
