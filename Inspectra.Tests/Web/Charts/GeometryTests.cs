using Inspectra.Web.Components.Charts.Geometry;

namespace Inspectra.Tests.Web.Charts;

public sealed class GeometryTests
{
    [Theory]
    [InlineData(0, 97, 4, 0, 100)]
    [InlineData(0, 0.37, 4, 0, 0.4)]
    [InlineData(0, 2910, 4, 0, 3000)]
    [InlineData(0.81, 1, 4, 0.8, 1)]
    public void NiceTicks_AnyRange_EncloseItRoundly(double low, double high, int about, double first, double last)
    {
        var ticks = NiceTicks.For(low, high, about);

        Assert.Equal(first, ticks[0], 9);
        Assert.Equal(last, ticks[^1], 9);
    }

    [Fact]
    public void NiceTicks_FewCounts_AreWhole() => Assert.Equal([0, 1, 2, 3], NiceTicks.ForCounts(3, 4));

    [Fact]
    public void NiceTicks_NothingAtAll_StillMakesAnAxis() => Assert.True(NiceTicks.ForCounts(0, 4).Length >= 2);

    [Fact]
    public void NiceTicks_Seconds_StepAsPeopleCountTime() => Assert.Equal([0, 30, 60, 90, 120], NiceTicks.ForSeconds(0, 110, 4));

    [Fact]
    public void TimeTicks_ThirtyDays_LabelsMondays()
    {
        var days = Enumerable.Range(0, 30).Select(d => new DateTime(2026, 3, 1).AddDays(d)).ToList();

        var chosen = TimeTicks.Choose(days, 9);

        Assert.All(chosen, i => Assert.Equal(DayOfWeek.Monday, days[i].DayOfWeek));
        Assert.InRange(chosen.Count, 4, 5);
    }

    [Fact]
    public void TimeTicks_OneDayOfHours_LabelsWholeSteps()
    {
        var hours = Enumerable.Range(0, 24).Select(h => new DateTime(2026, 3, 1).AddHours(h)).ToList();

        Assert.Equal([0, 3, 6, 9, 12, 15, 18, 21], TimeTicks.Choose(hours, 9));
    }

    [Fact]
    public void TimeTicks_DaysThatBeginAtOne_AreLabelledToo()
    {
        var days = Enumerable.Range(0, 30).Select(d => new DateTime(2026, 3, 1, 1, 0, 0).AddDays(d)).ToList();

        Assert.InRange(TimeTicks.Choose(days, 9).Count, 2, 9);
    }

    [Fact]
    public void Edges_OfSeries_AddUp()
    {
        var edges = Stacking.Edges([[1, null, 3], [2, 5, -4]]);

        Assert.Equal([0, 0, 0], edges[0]);
        Assert.Equal([1, 0, 3], edges[1]);
        Assert.Equal([3, 5, 3], edges[2]);
    }

    [Fact]
    public void KeepPeaks_LongSeries_KeepsEveryExtremeWithinTheBound()
    {
        var random = new Random(7);
        var values = Enumerable.Range(0, 50_000).Select(_ => (double?)random.NextDouble()).ToList();
        (values[31_234], values[4_321]) = (99, -99);

        var kept = Downsampling.KeepPeaks(values, PlotGeometry.MostPoints);

        Assert.InRange(kept.Count, 1000, PlotGeometry.MostPoints);
        Assert.Contains(31_234, kept);
        Assert.Contains(4_321, kept);
        Assert.Equal((0, 49_999), (kept[0], kept[^1]));
    }

    [Fact]
    public void Line_WithAGap_Breaks()
    {
        var plot = new PlotGeometry(1000, 100, 4, 0, 10);

        Assert.Equal("M125 100L375 50M875 0", plot.Line([0, 5, null, 10], 0, 3));
    }

    [Fact]
    public void LonelyDots_ValueBetweenGaps_BecomesADot() =>
        Assert.Equal("M500 50h0", new PlotGeometry(1000, 100, 3, 0, 10).LonelyDots([null, 5, null]));

    [Fact]
    public void Bars_BucketWithoutHeight_IsLeftOut() =>
        Assert.Single(new PlotGeometry(1000, 100, 3, 0, 10).Bars([0, 0, 0], [0, 5, 0], 0, 2).Split('Z', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void DonutParts_OfNothing_AreEmpty() => Assert.All(DonutGeometry.Parts([0, 0]), p => Assert.Equal(0, p.Share));

    [Fact]
    public void DonutParts_OfAWhole_SumToHundred() => Assert.Equal(100, DonutGeometry.Parts([1, 2, 5]).Sum(p => p.Share), 9);

    [Theory]
    [InlineData(null, 0)]
    [InlineData(0.0, 0)]
    [InlineData(0.0001, 1)]
    [InlineData(100.0, 6)]
    public void Shade_OfAValue_IsBounded(double? value, int step) => Assert.Equal(step, Shades.Step(value, 100, 6));
}
