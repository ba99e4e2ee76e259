namespace Inspectra.Core.Metrics.Time;

/// <summary>Moves the moments of a period to the period it is compared with, by the local calendar.</summary>
internal sealed class PeriodShift
{
    private readonly LocalCalendar _calendar;
    private readonly int _months;
    private readonly int _days;
    private readonly TimeSpan _elapsed;

    private PeriodShift(LocalCalendar calendar, int months, int days, TimeSpan elapsed)
    {
        _calendar = calendar;
        _months = months;
        _days = days;
        _elapsed = elapsed;
    }

    /// <summary>
    /// Whole months go back by as many months, a period from a local midnight by as many days as it touches (so that
    /// "today until now" meets "yesterday until the same time"), any other by its own length.
    /// </summary>
    public static PeriodShift For(Comparison comparison, LocalCalendar calendar, DateTime fromUtc, DateTime toUtc)
    {
        if (comparison == Comparison.SamePeriodLastYear)
        {
            return new(calendar, 12, 0, default);
        }

        if (!calendar.IsMidnight(fromUtc))
        {
            return new(calendar, 0, 0, toUtc - fromUtc);
        }

        var from = calendar.ToLocal(fromUtc);
        var to = calendar.ToLocal(toUtc);
        if (from.Day == 1 && to.Day == 1 && calendar.IsMidnight(toUtc))
        {
            return new(calendar, (to.Year - from.Year) * 12 + to.Month - from.Month, 0, default);
        }

        var days = (to.Date - from.Date).Days + (calendar.IsMidnight(toUtc) ? 0 : 1);
        return new(calendar, 0, Math.Max(1, days), default);
    }

    public DateTime Back(DateTime utc)
    {
        if (_months == 0 && _days == 0)
        {
            return utc - _elapsed;
        }

        return _calendar.ToUtc(_calendar.ToLocal(utc).AddMonths(-_months).AddDays(-_days));
    }

    /// <returns>As many edges, ascending; a bucket whose local time did not exist then has no width.</returns>
    public List<DateTime> Back(IReadOnlyList<DateTime> edges)
    {
        var moved = new List<DateTime>(edges.Count);
        foreach (var edge in edges)
        {
            var at = Back(edge);
            moved.Add(moved.Count > 0 && at < moved[^1] ? moved[^1] : at);
        }

        return moved;
    }
}
