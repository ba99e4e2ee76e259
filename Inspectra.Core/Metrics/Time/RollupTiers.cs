namespace Inspectra.Core.Metrics.Time;

internal static class RollupTiers
{
    public const long QuarterMs = 15 * 60_000;
    public const long HourMs = 4 * QuarterMs;
    public const long DayMs = 24 * HourMs;

    public static long WidthMs(RollupTier tier) => tier switch
    {
        RollupTier.Quarter => QuarterMs,
        RollupTier.Hour => HourMs,
        _ => DayMs,
    };

    /// <summary>Short name inside document ids.</summary>
    public static string CodeOf(RollupTier tier) => tier switch
    {
        RollupTier.Quarter => "q",
        RollupTier.Hour => "h",
        _ => "d",
    };
}
