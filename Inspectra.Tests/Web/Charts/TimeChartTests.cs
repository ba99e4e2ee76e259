using Bunit;
using Inspectra.Core.Metrics;
using Inspectra.Web.Components.Charts;
using Inspectra.Web.Components.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Inspectra.Tests.Web.Charts;

public sealed class TimeChartTests : BunitContext
{
    public TimeChartTests()
    {
        Services.AddLocalization();
        Services.AddLogging();
    }

    [Fact]
    public void Line_LastBucketRunning_IsDrawnDashed()
    {
        var chart = Render<TimeChart>(p => p.Add(c => c.Model, Model(running: true)));

        Assert.StartsWith("M", chart.Find("path.line.open").GetAttribute("d"), StringComparison.Ordinal);
    }

    [Fact]
    public void Line_AllBucketsComplete_HasNoDashedPart() =>
        Assert.Empty(Render<TimeChart>(p => p.Add(c => c.Model, Model(running: false))).FindAll("path.line.open"));

    [Fact]
    public void Chart_Always_SaysInWordsWhatItShows()
    {
        var label = Render<TimeChart>(p => p.Add(c => c.Model, Model(running: false))).Find(".plot").GetAttribute("aria-label");

        Assert.Contains("Succeeded: highest 8", label, StringComparison.Ordinal);
        Assert.Contains("lowest 2", label, StringComparison.Ordinal);
    }

    [Fact]
    public void Legend_ClickOnASeries_HidesIt()
    {
        var chart = Render<TimeChart>(p => p.Add(c => c.Model, Model(running: false)).Add(c => c.Shape, ChartShape.StackedBar));

        chart.FindAll(".legend-item")[1].Click();

        Assert.Single(chart.FindAll("g.series"));
        Assert.Equal("false", chart.FindAll(".legend-item")[1].GetAttribute("aria-pressed"));
    }

    [Fact]
    public void Legend_ClickOnTheLastSeries_KeepsIt()
    {
        var chart = Render<TimeChart>(p => p.Add(c => c.Model, Model(running: false)));

        chart.FindAll(".legend-item")[1].Click();
        chart.FindAll(".legend-item")[0].Click();

        Assert.Single(chart.FindAll("g.series"));
    }

    [Fact]
    public void Panel_TableButton_ShowsTheSameNumbersWithLinks()
    {
        var panel = Render<ChartPanel>(p => p.Add(c => c.Title, "Runs").Add(c => c.Model, Model(running: false)));

        panel.Find("button[data-shortcut=t]").Click();

        Assert.Equal(3, panel.FindAll("tbody tr").Count);
        Assert.Contains("period=custom&from=2026-03-03&to=2026-03-04", panel.Find("tbody a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Panel_NoData_SaysSo() => Assert.Contains(
        "No data", Render<ChartPanel>(p => p.Add(c => c.Title, "Runs").Add(c => c.Model, Model(running: false) with { Series = [] })).Markup, StringComparison.Ordinal);

    private static ChartModel Model(bool running) => new()
    {
        Title = "Runs", Kind = ValueKind.Count, Grain = Grain.Day, DrillAddress = "/w/1/executions",
        Buckets = [.. Enumerable.Range(1, 3).Select(d => new ChartBucket(new DateTime(2026, 3, d), new DateTime(2026, 3, d + 1), !running || d < 3))],
        Series = [new ChartSeries("succeeded", "Succeeded", "var(--good)", [2, 8, 5]), new ChartSeries("failed", "Failed", "var(--bad)", [1, 0, 2])],
    };
}
