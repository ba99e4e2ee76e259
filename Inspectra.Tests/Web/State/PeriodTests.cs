using Inspectra.Web.State;

namespace Inspectra.Tests.Web.State;

public sealed class PeriodTests
{
    private static readonly DateTime Now = new(2026, 3, 18, 9, 30, 0);

    [Theory]
    [InlineData(PeriodPreset.Today, "2026-03-18", "2026-03-19")]
    [InlineData(PeriodPreset.Yesterday, "2026-03-17", "2026-03-18")]
    [InlineData(PeriodPreset.Last7Days, "2026-03-12", "2026-03-19")]
    [InlineData(PeriodPreset.Last28Days, "2026-02-19", "2026-03-19")]
    [InlineData(PeriodPreset.Last30Days, "2026-02-17", "2026-03-19")]
    [InlineData(PeriodPreset.Last90Days, "2025-12-19", "2026-03-19")]
    [InlineData(PeriodPreset.ThisWeek, "2026-03-16", "2026-03-23")]
    [InlineData(PeriodPreset.LastWeek, "2026-03-09", "2026-03-16")]
    [InlineData(PeriodPreset.ThisMonth, "2026-03-01", "2026-04-01")]
    [InlineData(PeriodPreset.LastMonth, "2026-02-01", "2026-03-01")]
    [InlineData(PeriodPreset.ThisQuarter, "2026-01-01", "2026-04-01")]
    [InlineData(PeriodPreset.LastQuarter, "2025-10-01", "2026-01-01")]
    [InlineData(PeriodPreset.ThisYear, "2026-01-01", "2027-01-01")]
    [InlineData(PeriodPreset.LastYear, "2025-01-01", "2026-01-01")]
    public void ResolveLocal_NamedPeriod_HasItsDays(PeriodPreset preset, string from, string to)
    {
        var resolved = new PeriodChoice(preset, CompareTo.None).ResolveLocal(Now);

        Assert.Equal((Day(from), Day(to)), resolved);
    }

    [Fact]
    public void Shift_LastMonthForth_BecomesThisMonthByName() =>
        Assert.Equal(PeriodPreset.ThisMonth, new PeriodChoice(PeriodPreset.LastMonth, CompareTo.None).Shift(1, Now).Preset);

    [Fact]
    public void Shift_LastSevenDaysBack_IsTheSevenDaysBefore() => Assert.Equal(
        new PeriodChoice(PeriodPreset.Custom, CompareTo.None, Day("2026-03-05"), Day("2026-03-12")),
        new PeriodChoice(PeriodPreset.Last7Days, CompareTo.None).Shift(-1, Now));

    [Fact]
    public void Shift_MonthBack_KeepsWholeMonths() => Assert.Equal(
        (Day("2026-01-01"), Day("2026-02-01")), new PeriodChoice(PeriodPreset.LastMonth, CompareTo.None).Shift(-1, Now).ResolveLocal(Now));

    [Fact]
    public void Address_EveryChoice_ReadsBackTheSame()
    {
        foreach (var preset in Enum.GetValues<PeriodPreset>())
        {
            foreach (var compare in Enum.GetValues<CompareTo>())
            {
                var choice = preset == PeriodPreset.Custom
                    ? new PeriodChoice(preset, compare, Day("2026-01-05"), new DateTime(2026, 1, 6, 13, 15, 0))
                    : new PeriodChoice(preset, compare);
                var written = PeriodAddress.Write(choice);

                Assert.Equal(choice, PeriodAddress.Parse(key => written.GetValueOrDefault(key) as string));
            }
        }
    }

    [Theory]
    [InlineData("custom", "2026-02-30", "2026-03-01")]
    [InlineData("custom", "2026-03-02", "2026-03-01")]
    [InlineData("nonsense", null, null)]
    [InlineData("custom", "0001-01-01", "9999-01-01")]
    public void Address_Nonsense_MeansTheDefault(string period, string? from, string? to)
    {
        var read = new Dictionary<string, string?> { ["period"] = period, ["from"] = from, ["to"] = to };

        Assert.Equal(PeriodChoice.Default, PeriodAddress.Parse(key => read.GetValueOrDefault(key)));
    }

    [Fact]
    public void Resolve_DayOfTwentyThreeHours_IsShorter()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var spring = new PeriodChoice(PeriodPreset.Custom, CompareTo.None, Day("2026-03-29"), Day("2026-03-30"));

        Assert.Equal(TimeSpan.FromHours(23), ResolvedPeriod.Resolve(spring, zone, new DateTime(2026, 5, 1, 0, 0, 0, DateTimeKind.Utc)).Length);
    }

    [Fact]
    public void Resolve_MidnightThatTheClockSkips_StartsAfterTheGap()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/Havana");
        var skipped = new PeriodChoice(PeriodPreset.Custom, CompareTo.None, Day("2024-03-10"), Day("2024-03-11"));

        Assert.Equal(TimeSpan.FromHours(23), ResolvedPeriod.Resolve(skipped, zone, new DateTime(2026, 5, 1, 0, 0, 0, DateTimeKind.Utc)).Length);
    }

    [Fact]
    public void Resolve_RunningPeriod_EndsWithTheRunningHour()
    {
        var now = new DateTime(2026, 3, 18, 9, 30, 0, DateTimeKind.Utc);

        var resolved = ResolvedPeriod.Resolve(PeriodChoice.Default, TimeZoneInfo.Utc, now);

        Assert.Equal(new DateTime(2026, 3, 18, 10, 0, 0, DateTimeKind.Utc), resolved.ToUtc);
    }

    private static DateTime Day(string text) => DateTime.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
