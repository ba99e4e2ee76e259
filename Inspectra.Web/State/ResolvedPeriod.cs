namespace Inspectra.Web.State;

/// <summary>A period made definite: what a query asks for and what a chart's axis shows.</summary>
/// <param name="ToUtc">The first moment after the period, never later than the end of the running hour.</param>
public sealed record ResolvedPeriod(DateTime FromUtc, DateTime ToUtc, TimeZoneInfo Zone, CompareTo Compare)
{
    public TimeSpan Length => ToUtc - FromUtc;

    public static ResolvedPeriod Resolve(PeriodChoice choice, TimeZoneInfo zone, DateTime nowUtc)
    {
        var (fromLocal, toLocal) = choice.ResolveLocal(TimeZoneInfo.ConvertTimeFromUtc(nowUtc, zone));
        var from = ToUtcSafely(fromLocal, zone);
        var to = ToUtcSafely(toLocal, zone);
        // A running period is compared with as much of the one before it as has passed, to the hour.
        var hour = new DateTime(nowUtc.Year, nowUtc.Month, nowUtc.Day, nowUtc.Hour, 0, 0, DateTimeKind.Utc).AddHours(1);
        if (to > hour && from < hour)
        {
            to = hour;
        }

        return new ResolvedPeriod(from, to, zone, choice.Compare);
    }

    /// <summary>A wall-clock time that a change of the clock skips becomes the first moment after the gap.</summary>
    internal static DateTime ToUtcSafely(DateTime local, TimeZoneInfo zone)
    {
        var unspecified = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(unspecified))
        {
            unspecified = unspecified.AddMinutes(15);
        }

        // Of an ambiguous time the earlier moment counts, so that a day starts once.
        if (zone.IsAmbiguousTime(unspecified))
        {
            return DateTime.SpecifyKind(unspecified - zone.GetAmbiguousTimeOffsets(unspecified).Max(), DateTimeKind.Utc);
        }

        return TimeZoneInfo.ConvertTimeToUtc(unspecified, zone);
    }
}
