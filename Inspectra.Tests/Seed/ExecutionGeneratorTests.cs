using Inspectra.Core.Services.Agents;
using Inspectra.Seed.Generators;

namespace Inspectra.Tests.Seed;

public sealed class ExecutionGeneratorTests
{
    private static readonly DateOnly LastDay = new(2026, 3, 17);
    private static readonly DateTime Now = new(2026, 3, 18, 9, 30, 0, DateTimeKind.Utc);

    [Fact]
    public void Day_SameRandomNumber_MakesTheSameExecutions()
    {
        var first = new ExecutionGenerator(7, 50, LastDay).Day(LastDay, 500, Now).ToList();

        var again = new ExecutionGenerator(7, 50, LastDay).Day(LastDay, 500, Now).ToList();

        Assert.Equal(first, again);
    }

    [Fact]
    public void Day_OtherRandomNumber_MakesOthers()
    {
        var first = new ExecutionGenerator(7, 50, LastDay).Day(LastDay, 500, Now).Select(e => e.StartedUtc);

        var other = new ExecutionGenerator(8, 50, LastDay).Day(LastDay, 500, Now).Select(e => e.StartedUtc);

        Assert.NotEqual(first, other);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(90, 1)]
    [InlineData(90, 12_345)]
    [InlineData(7, 10_000_000)]
    public void Plan_AnyNumber_AddsUpToExactlyThatMany(int days, int total)
    {
        var plan = new ExecutionGenerator(1, 200, LastDay).Plan(days, total);

        Assert.Equal(days, plan.Count);
        Assert.Equal(total, plan.Sum(d => d.Count));
        Assert.Equal(LastDay, plan[^1].Day);
    }

    [Fact]
    public void Day_OfAnIncident_FailsMoreOftenThanTheDayBefore()
    {
        var incident = Incident.All[0];
        var generator = new ExecutionGenerator(1, 200, LastDay);

        var during = Failures(LastDay.AddDays(-incident.DaysAgo));
        var before = Failures(LastDay.AddDays(-incident.DaysAgo - 1));

        Assert.True(during > 4 * before, $"{during} failures on the day of the incident, {before} on the day before");

        int Failures(DateOnly day) => generator.Day(day, 5_000, Now)
            .Count(e => e.Agent == incident.Agent && e.Status == ExecutionStatus.Failed);
    }

    [Fact]
    public void Day_Today_HoldsOnlyWhatIsOver()
    {
        var today = DateOnly.FromDateTime(Now);

        var made = new ExecutionGenerator(1, 200, LastDay).Day(today, 2_000, Now).ToList();

        Assert.InRange(made.Count, 1, 1_999);
        Assert.All(made, e => Assert.True(e.CompletedUtc < Now));
    }
}
