using System.Globalization;
using Inspectra.Core.Metrics;
using Inspectra.Core.Metrics.Time;

namespace Inspectra.Tests.Core.Metrics;

public sealed class LocalCalendarTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28T23:00Z", 23)]
    [InlineData("Europe/Berlin", "2026-10-24T22:00Z", 25)]
    [InlineData("America/New_York", "2026-03-08T05:00Z", 23)]
    [InlineData("America/New_York", "2026-11-01T04:00Z", 25)]
    [InlineData("Asia/Kolkata", "2026-03-28T18:30Z", 24)]
    [InlineData("Asia/Kathmandu", "2026-03-28T18:15Z", 24)]
    [InlineData("Australia/Lord_Howe", "2026-04-04T13:00Z", 24.5)]
    [InlineData("Australia/Lord_Howe", "2026-10-03T13:30Z", 23.5)]
    public void Next_Day_HasTheHoursOfTheZonesClock(string zone, string start, double hours)
    {
        var from = Utc(start);

        var next = Calendar(zone).Next(from, Grain.Day);

        Assert.Equal(hours, (next - from).TotalHours);
        Assert.Equal(from, Calendar(zone).Floor(from.AddHours(13), Grain.Day));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28T23:00Z", 23)]
    [InlineData("Europe/Berlin", "2026-10-24T22:00Z", 25)]
    [InlineData("Asia/Kolkata", "2026-03-28T18:30Z", 24)]
    [InlineData("Australia/Lord_Howe", "2026-04-04T13:00Z", 25)]
    [InlineData("Australia/Lord_Howe", "2026-10-03T13:30Z", 24)]
    public void Edges_HoursOfADay_CoverItWithoutGapInLocalHours(string zone, string start, int buckets)
    {
        var calendar = Calendar(zone);
        var from = Utc(start);

        var edges = calendar.Edges(from, calendar.Next(from, Grain.Day), Grain.Hour, 100);

        Assert.NotNull(edges);
        Assert.Equal(buckets, edges.Count - 1);
        for (var i = 1; i < edges.Count; i++)
        {
            Assert.InRange(edges[i] - edges[i - 1], TimeSpan.FromMinutes(30), TimeSpan.FromHours(1));
        }
    }

    [Fact]
    public void Floor_Week_StartsOnMonday() =>
        Assert.Equal(Utc("2026-11-15T23:00Z"), Calendar("Europe/Berlin").Floor(Utc("2026-11-22T22:59Z"), Grain.Week));

    [Theory]
    [InlineData(Grain.Month, "2026-10-31T23:00Z")]
    [InlineData(Grain.Quarter, "2026-09-30T22:00Z")]
    [InlineData(Grain.Year, "2025-12-31T23:00Z")]
    [InlineData(Grain.Minute, "2026-11-20T12:34Z")]
    [InlineData(Grain.Hour, "2026-11-20T12:00Z")]
    public void Floor_CalendarGrains_StartInLocalTime(Grain grain, string expected) =>
        Assert.Equal(Utc(expected), Calendar("Europe/Berlin").Floor(Utc("2026-11-20T12:34Z").AddSeconds(56), grain));

    [Fact]
    public void ToUtc_MidnightThatWasSkipped_IsTheMomentOfTheSkip()
    {
        // Beirut went from 23:59 to 01:00 on 29 March 2026.
        var moment = Calendar("Asia/Beirut").ToUtc(new DateTime(2026, 3, 29));

        Assert.Equal(Utc("2026-03-28T22:00Z"), moment);
    }

    [Fact]
    public void Edges_MoreThanTheLimit_IsNull() =>
        Assert.Null(Calendar("Etc/UTC").Edges(Utc("2026-01-01T00:00Z"), Utc("2026-03-01T00:00Z"), Grain.Hour, 1_000));

    [Theory]
    [InlineData(Comparison.PreviousPeriod, "2026-11-01T00:00Z", "2026-11-08T00:00Z", "2026-10-25T00:00Z")]
    [InlineData(Comparison.PreviousPeriod, "2026-11-01T00:00Z", "2026-12-01T00:00Z", "2026-10-01T00:00Z")]
    [InlineData(Comparison.SamePeriodLastYear, "2024-02-29T00:00Z", "2024-03-07T00:00Z", "2023-02-28T00:00Z")]
    [InlineData(Comparison.PreviousPeriod, "2026-11-20T00:00Z", "2026-11-20T11:20Z", "2026-11-19T00:00Z")]
    [InlineData(Comparison.PreviousPeriod, "2026-11-20T10:00Z", "2026-11-20T11:20Z", "2026-11-20T08:40Z")]
    public void Back_Start_MovesByTheCalendar(Comparison comparison, string from, string to, string expected)
    {
        var shift = PeriodShift.For(comparison, Calendar("Etc/UTC"), Utc(from), Utc(to));

        Assert.Equal(Utc(expected), shift.Back(Utc(from)));
    }

    [Fact]
    public void Back_DaysAcrossAClockChange_StaysAtLocalMidnight()
    {
        var calendar = Calendar("Europe/Berlin");
        var from = Utc("2026-03-29T22:00Z");

        var moved = PeriodShift.For(Comparison.PreviousPeriod, calendar, from, Utc("2026-03-30T22:00Z")).Back(from);

        Assert.Equal(Utc("2026-03-28T23:00Z"), moved);
    }

    [Theory]
    [InlineData("Etc/UTC", "DAY")]
    [InlineData("Europe/Berlin", "HOUR")]
    [InlineData("Asia/Kolkata", "QUARTER,HOUR")]
    [InlineData("Asia/Kathmandu", "QUARTER,HOUR")]
    public void RangePlan_DailyBuckets_UsesTheWidestTiersThatFit(string zone, string expected)
    {
        var calendar = Calendar(zone);
        var from = calendar.ToUtc(new DateTime(2026, 3, 20));
        var edges = calendar.Edges(from, calendar.ToUtc(new DateTime(2026, 4, 3)), Grain.Day, 100) ?? [];

        var plan = RangePlan.For([.. edges.Select(e => new DateTimeOffset(e).ToUnixTimeMilliseconds())]);

        var tiers = string.Join(",", plan.Stretches.Select(s => s.Tier).Distinct().Order()).ToUpperInvariant();
        Assert.Equal(expected, tiers);
        for (var i = 1; i < plan.Stretches.Count; i++)
        {
            Assert.Equal(plan.Stretches[i - 1].ToMs, plan.Stretches[i].FromMs);
        }
    }

    private static LocalCalendar Calendar(string zone) => new(TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static DateTime Utc(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime;
}
