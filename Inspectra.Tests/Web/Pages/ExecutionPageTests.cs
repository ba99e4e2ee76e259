using AngleSharp.Dom;
using Bunit;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Agents;
using Inspectra.Web;
using Inspectra.Web.Pages.Executions;
using Inspectra.Web.Pages.Executive;

namespace Inspectra.Tests.Web.Pages;

public sealed class ExecutivePageTests
{
    [Fact]
    public async Task Open_EmptyWorkspace_SaysWhatToDoFirst()
    {
        await using var harness = await PageHarness.CreateAsync();

        var page = harness.Open<ExecutivePage>(PageRoutes.Executive);

        Assert.Contains("/import", page.WaitForElement(".empty a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_WithExecutions_ShowsEveryNumberWithALinkToItsRows()
    {
        await using var harness = await PageHarness.CreateAsync();
        await ExecutionSamples.AddAsync(harness);

        var page = harness.Open<ExecutivePage>(PageRoutes.Executive);
        page.WaitForElement(".kpi-value");

        Assert.Equal("6", Kpi(page, "Runs"));
        Assert.Equal("66.7%", Kpi(page, "Success rate"));
        Assert.All(page.FindAll("a.kpi"), kpi => Assert.Contains("/executions", kpi.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Contains("agent=triage", page.Find(".bar-list a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AsMember_ShowsNeitherCostNorUsers()
    {
        await using var harness = await PageHarness.CreateAsync(WorkspaceRole.Member);
        await ExecutionSamples.AddAsync(harness);

        var page = harness.Open<ExecutivePage>(PageRoutes.Executive);
        page.WaitForElement(".kpi-value");

        Assert.DoesNotContain(page.FindAll(".kpi-label"), l => l.TextContent.Contains("Cost", StringComparison.Ordinal));
        Assert.DoesNotContain("ann", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_WithAFilterInTheAddress_CountsOnlyWhatMatches()
    {
        await using var harness = await PageHarness.CreateAsync();
        await ExecutionSamples.AddAsync(harness);

        var page = harness.Open<ExecutivePage>(PageRoutes.Executive, "?agent=router");
        page.WaitForElement(".kpi-value");

        Assert.Equal("2", Kpi(page, "Runs"));
        Assert.Contains("router", page.Find(".chip").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filter_RemovedByItsButton_LeavesTheAddress()
    {
        await using var harness = await PageHarness.CreateAsync();
        await ExecutionSamples.AddAsync(harness);
        var page = harness.Open<ExecutivePage>(PageRoutes.Executive, "?agent=router&period=7d");
        page.WaitForElement(".chip");

        page.Find(".chip button[title='Remove this filter']").Click();

        Assert.EndsWith("?period=7d", harness.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Period_ChangedInTheAddress_IsLoadedAtOnce()
    {
        await using var harness = await PageHarness.CreateAsync();
        await ExecutionSamples.AddAsync(harness);
        var page = harness.Open<ExecutivePage>(PageRoutes.Executive);
        page.WaitForElement(".kpi-value");

        harness.Navigation.NavigateTo(PageRoutes.For(PageRoutes.Executive, harness.WorkspaceKey) + "?period=yesterday");

        page.WaitForAssertion(() => Assert.Equal("0", Kpi(page, "Runs")));
        Assert.Contains("period=yesterday", page.Find("a.kpi").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewExecutions_WhileThePageIsOpen_AppearByThemselves()
    {
        await using var harness = await PageHarness.CreateAsync();
        await harness.WatchChangesAsync();
        await ExecutionSamples.AddAsync(harness);
        var page = harness.Open<ExecutivePage>(PageRoutes.Executive);
        page.WaitForElement(".kpi-value");

        await ExecutionSamples.AddOneAsync(harness, "late-1");

        page.WaitForAssertion(() => Assert.Equal("7", Kpi(page, "Runs")), TimeSpan.FromSeconds(10));
    }

    private static string Kpi(IRenderedComponent<ExecutivePage> page, string label) => page.FindAll(".kpi")
        .Single(k => k.QuerySelector(".kpi-label")!.TextContent.Trim() == label).QuerySelector(".kpi-value")!.TextContent.Trim(); // Every card has both.
}

public sealed class ExecutionsPageTests
{
    [Fact]
    public async Task Open_WithExecutions_ListsThemNewestFirst()
    {
        await using var harness = await PageHarness.CreateAsync();
        await ExecutionSamples.AddAsync(harness);

        var page = harness.Open<ExecutionsPage>(PageRoutes.Executions);
        page.WaitForElement("tbody tr[data-row]");

        var rows = page.FindAll("tr[data-row]");
        Assert.Equal(6, rows.Count);
        Assert.Contains("router", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("6 executions", page.Find(".count").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_SortedByDuration_StartsWithTheLongest()
    {
        await using var harness = await PageHarness.CreateAsync();
        await ExecutionSamples.AddAsync(harness);

        var page = harness.Open<ExecutionsPage>(PageRoutes.Executions, "?sort=duration");
        page.WaitForElement("tbody tr[data-row]");

        Assert.Contains("6.0 s", page.FindAll("tr[data-row]")[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("descending", page.FindAll("th").Single(t => t.TextContent.Contains("Duration", StringComparison.Ordinal)).GetAttribute("aria-sort"));
    }

    [Fact]
    public async Task Open_FailedOnly_ListsWhatTheNumberCounts()
    {
        await using var harness = await PageHarness.CreateAsync();
        await ExecutionSamples.AddAsync(harness);

        var page = harness.Open<ExecutionsPage>(PageRoutes.Executions, "?status=failed&status=timed_out");
        page.WaitForElement("tbody tr[data-row]");

        Assert.Equal(2, page.FindAll("tr[data-row]").Count);
    }

    [Fact]
    public async Task Open_RowInTheAddress_ShowsItBesideTheList()
    {
        await using var harness = await PageHarness.CreateAsync();
        await ExecutionSamples.AddAsync(harness);
        var page = harness.Open<ExecutionsPage>(PageRoutes.Executions);
        var link = page.WaitForElement("tr[data-row] a").GetAttribute("href")!; // A row's link has an address.

        harness.Navigation.NavigateTo(link);

        Assert.Contains("Tool timed out", page.WaitForElement(".side-panel .code").TextContent, StringComparison.Ordinal);
    }
}

public sealed class ExecutionDetailPageTests
{
    [Fact]
    public async Task Open_KnownExecution_ShowsItsFacts()
    {
        await using var harness = await PageHarness.CreateAsync();
        await ExecutionSamples.AddAsync(harness);
        var id = await ExecutionSamples.NewestIdAsync(harness);

        var page = harness.Render<ExecutionDetailPage>(p => p.Add(c => c.ExecutionId, id));

        Assert.Contains("run-6", page.WaitForElement("dl.facts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_UnknownExecution_SaysSoAndLeadsBack()
    {
        await using var harness = await PageHarness.CreateAsync();

        var page = harness.Render<ExecutionDetailPage>(p => p.Add(c => c.ExecutionId, "nothing"));

        Assert.Contains("/executions", page.WaitForElement(".empty a").GetAttribute("href"), StringComparison.Ordinal);
    }
}

internal static class ExecutionSamples
{
    /// <summary>Six executions of today: four succeeded, one failed, one timed out; the newest lasted longest.</summary>
    public static async Task AddAsync(PageHarness harness)
    {
        var start = harness.Clock.UtcNow.AddHours(-3);
        string[] statuses = ["succeeded", "succeeded", "succeeded", "failed", "succeeded", "timed_out"];
        var inputs = Enumerable.Range(1, 6).Select(i => new ExecutionInput
        {
            ExecutionId = $"run-{i}", Agent = i <= 4 ? "triage" : "router", User = "ann", Status = statuses[i - 1],
            StartedUtc = start.AddMinutes(i), Duration = TimeSpan.FromSeconds(i), ErrorMessage = i == 6 ? "Tool timed out" : null,
        }).ToList();
        await harness.Get<ExecutionIngestService>().IngestAsync(harness.Owner, harness.WorkspaceId, inputs, CancellationToken.None);
    }

    public static Task AddOneAsync(PageHarness harness, string id) => harness.Get<ExecutionIngestService>().IngestAsync(
        harness.Owner, harness.WorkspaceId,
        [new ExecutionInput { ExecutionId = id, Agent = "triage", Status = "succeeded", StartedUtc = harness.Clock.UtcNow.AddMinutes(-1) }], CancellationToken.None);

    public static async Task<string> NewestIdAsync(PageHarness harness) => (await harness.Get<ExecutionService>().ListAsync(
        harness.Owner, harness.WorkspaceId,
        new ExecutionListQuery { FromUtc = harness.Clock.UtcNow.AddDays(-1), ToUtc = harness.Clock.UtcNow.AddDays(1) }, CancellationToken.None)).Items[0].Id;
}
