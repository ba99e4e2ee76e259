namespace Inspectra.Web.State;

/// <summary>What the person chose: a relative period stays relative until it is resolved against a clock and a zone.</summary>
/// <param name="FromLocal">Only for a custom period: its first moment on the wall clock of the zone.</param>
/// <param name="ToLocal">Only for a custom period: the first moment after it.</param>
public sealed record PeriodChoice(PeriodPreset Preset, CompareTo Compare, DateTime FromLocal = default, DateTime ToLocal = default)
{
    public static readonly PeriodChoice Default = new(PeriodPreset.Last30Days, CompareTo.PreviousPeriod);

    /// <param name="nowLocal">The wall clock of the zone.</param>
    /// <returns>First moment and first moment after, both on the wall clock; the end may lie in the future.</returns>
    public (DateTime From, DateTime To) ResolveLocal(DateTime nowLocal)
    {
        var today = nowLocal.Date;
        var tomorrow = today.AddDays(1);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var month = new DateTime(today.Year, today.Month, 1);
        var quarter = new DateTime(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
        var year = new DateTime(today.Year, 1, 1);
        return Preset switch
        {
            PeriodPreset.Today => (today, tomorrow),
            PeriodPreset.Yesterday => (today.AddDays(-1), today),
            PeriodPreset.Last7Days => (today.AddDays(-6), tomorrow),
            PeriodPreset.Last28Days => (today.AddDays(-27), tomorrow),
            PeriodPreset.Last30Days => (today.AddDays(-29), tomorrow),
            PeriodPreset.Last90Days => (today.AddDays(-89), tomorrow),
            PeriodPreset.ThisWeek => (monday, monday.AddDays(7)),
            PeriodPreset.LastWeek => (monday.AddDays(-7), monday),
            PeriodPreset.ThisMonth => (month, month.AddMonths(1)),
            PeriodPreset.LastMonth => (month.AddMonths(-1), month),
            PeriodPreset.ThisQuarter => (quarter, quarter.AddMonths(3)),
            PeriodPreset.LastQuarter => (quarter.AddMonths(-3), quarter),
            PeriodPreset.ThisYear => (year, year.AddYears(1)),
            PeriodPreset.LastYear => (year.AddYears(-1), year),
            PeriodPreset.Custom => (FromLocal, ToLocal),
            _ => throw new InvalidOperationException($"The period {Preset} has no rule."),
        };
    }

    /// <summary>The period one step earlier (−1) or later (+1), as a custom one; calendar periods step by their own unit.</summary>
    public PeriodChoice Shift(int steps, DateTime nowLocal)
    {
        var (from, to) = ResolveLocal(nowLocal);
        var months = WholeMonths(from, to);
        var (newFrom, newTo) = months > 0
            ? (from.AddMonths(steps * months), to.AddMonths(steps * months))
            : (from + ((to - from) * steps), to + ((to - from) * steps));
        var shifted = new PeriodChoice(PeriodPreset.Custom, Compare, newFrom, newTo);
        // Coming back to a period that has a name gives the name back, so that the link stays relative.
        foreach (var preset in Enum.GetValues<PeriodPreset>())
        {
            var named = new PeriodChoice(preset, Compare);
            if (preset != PeriodPreset.Custom && named.ResolveLocal(nowLocal) == (newFrom, newTo))
            {
                return named;
            }
        }

        return shifted;
    }

    private static int WholeMonths(DateTime from, DateTime to)
    {
        if (from.Day != 1 || to.Day != 1 || from.TimeOfDay != TimeSpan.Zero || to.TimeOfDay != TimeSpan.Zero)
        {
            return 0;
        }

        return ((to.Year - from.Year) * 12) + to.Month - from.Month;
    }
}
