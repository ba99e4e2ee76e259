using System.Text;
using Bunit;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Jobs;
using Inspectra.Core.Services.Sources;
using Inspectra.Web;
using Inspectra.Web.Pages.Jobs;
using Inspectra.Web.Pages.Sources;

namespace Inspectra.Tests.Web.Pages;

public sealed class JobsPageTests
{
    [Fact]
    public async Task Open_WithoutJobs_OffersAnImport()
    {
        await using var harness = await PageHarness.CreateAsync();

        var page = harness.Open<JobsPage>(PageRoutes.Jobs);

        Assert.Contains("/import", page.WaitForElement(".empty a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AsViewer_OffersNoImport()
    {
        await using var harness = await PageHarness.CreateAsync(WorkspaceRole.Viewer);

        var jobs = harness.Open<JobsPage>(PageRoutes.Jobs);
        var import = harness.Open<ImportPage>(PageRoutes.Import);

        Assert.Empty(jobs.WaitForElement(".empty").QuerySelectorAll("a"));
        Assert.Empty(jobs.FindAll(".page-head a"));
        Assert.Empty(import.FindAll("#import-file"));
    }

    [Fact]
    public async Task Cancel_WaitingJob_EndsIt()
    {
        await using var harness = await PageHarness.CreateAsync();
        var job = await ImportPageTests.StartAsync(harness);
        var page = harness.Open<JobsPage>(PageRoutes.Jobs);
        page.WaitForElement(".card-row");

        page.FindAll(".card-row button")[^1].Click();

        page.WaitForAssertion(() => Assert.Contains("Cancelled", page.Find(".card-row .badge").TextContent, StringComparison.Ordinal));
        Assert.Equal(JobStatus.Cancelled, (await harness.Get<JobService>().GetAsync(harness.Owner, harness.WorkspaceId, job.Id, CancellationToken.None)).Status);
    }
}

public sealed class ImportPageTests
{
    private const string Csv = "id,agent,user,status,started,duration\nr1,triage,ann,success,2026-03-01T10:00:00Z,1.5\nr2,triage,bob,error,2026-03-01T11:00:00Z,2\nr3,router,ann,success,2026-03-01T12:00:00Z,-1\n";

    internal static async Task<UploadedFile> UploadAsync(PageHarness harness) =>
        await harness.Get<ImportService>().UploadAsync(harness.Owner, harness.WorkspaceId, "runs.csv", new MemoryStream(Encoding.UTF8.GetBytes(Csv)), CancellationToken.None);

    internal static async Task<JobInfo> StartAsync(PageHarness harness)
    {
        var file = await UploadAsync(harness);
        var imports = harness.Get<ImportService>();
        var preview = await imports.PreviewAsync(harness.Owner, harness.WorkspaceId, file.Id, new ImportReadOptions(), CancellationToken.None);
        return await imports.StartAsync(harness.Owner, harness.WorkspaceId, new ImportRequest { FileId = file.Id, Mapping = preview.SuggestedMapping }, CancellationToken.None);
    }

    [Fact]
    public async Task Open_WithoutFile_AsksForOne()
    {
        await using var harness = await PageHarness.CreateAsync();

        Assert.NotNull(harness.Open<ImportPage>(PageRoutes.Import).Find("#import-file"));
    }

    [Fact]
    public async Task Open_WithFile_ShowsRowsAndSuggestsColumns()
    {
        await using var harness = await PageHarness.CreateAsync();
        var file = await UploadAsync(harness);

        var page = harness.Open<ImportPage>(PageRoutes.Import, $"?file={file.Id}");

        page.WaitForElement(".preview-table tbody tr");
        Assert.Equal(3, page.FindAll(".preview-table tbody tr").Count);
        Assert.Equal("agent", page.Find("select[aria-label='Column for Agent']").GetAttribute("value"));
        Assert.Equal("started", page.Find("select[aria-label='Column for Started']").GetAttribute("value"));
    }

    [Fact]
    public async Task Check_FileWithABadRow_TellsWhatWouldHappen()
    {
        await using var harness = await PageHarness.CreateAsync();
        var file = await UploadAsync(harness);
        var page = harness.Open<ImportPage>(PageRoutes.Import, $"?file={file.Id}");
        page.WaitForElement(".preview-table");

        page.FindAll("button.button").First(b => b.TextContent.Contains("Check", StringComparison.Ordinal)).Click();

        page.WaitForAssertion(() => Assert.Contains("Import 2 rows", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Start_FromTheForm_LeadsToTheJob()
    {
        await using var harness = await PageHarness.CreateAsync();
        var file = await UploadAsync(harness);
        var page = harness.Open<ImportPage>(PageRoutes.Import, $"?file={file.Id}");
        page.WaitForElement(".preview-table");

        page.Find("button.button-primary").Click();

        page.WaitForAssertion(() => Assert.Contains("?job=", harness.Navigation.Uri, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
    }
}
