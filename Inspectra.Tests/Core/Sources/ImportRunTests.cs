using System.Text;
using Inspectra.Core.Errors;
using Inspectra.Core.Jobs;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Jobs;
using Inspectra.Core.Services.Sources;

namespace Inspectra.Tests.Core.Sources;

public sealed class ImportRunTests
{
    private const string Head = "started_at,agent,user,status,duration\n";
    private const string Good = "2024-05-01T10:00:00Z,clean,ann,ok,12\n2024-05-01T11:00:00Z,cook,bob,failed,1\n";
    private const string Bad = "2024-02-30T10:00:00Z,clean,ann,ok,12\n2024-05-01T10:00:00Z,=HYPERLINK(1),ann,purple,3\n";

    [Fact]
    public async Task RunAsync_GoodAndBadRows_KeepsTheGoodAndHandsOutTheBad()
    {
        await using var harness = await ImportHarness.CreateAsync();
        var request = await RequestAsync(harness, Head + Good + Bad);

        var dry = await harness.DryRunAsync(request);
        Assert.True(await harness.RunsAsync() is null or 0);
        var (job, report) = await harness.RunAsync(request);

        Assert.Equal((4, 2, 2), (dry.Rows, dry.Accepted, dry.Rejected));
        Assert.Equal((JobStatus.Succeeded, 4, 2, 2), (job.Status, report.Rows, report.Accepted, report.Rejected));
        Assert.Equal(2, await harness.RunsAsync());
        var rejected = (await harness.RejectedAsync(job.Id)).Split("\r\n");
        Assert.Equal("\uFEFFline,column,reason,value,row", rejected[0]);
        Assert.StartsWith("4,started_at,No calendar or clock has this time.,2024-02-30T10:00:00Z,", rejected[1], StringComparison.Ordinal);
        Assert.StartsWith("5,status,", rejected[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_AllOrNothingWithABadRow_WritesNothing()
    {
        await using var harness = await ImportHarness.CreateAsync();
        var request = await RequestAsync(harness, Head + Good + Bad) with { Mode = ImportMode.AllOrNothing };

        var (job, report) = await harness.RunAsync(request);

        Assert.Equal((JobStatus.Failed, 2, 0), (job.Status, report.Rejected, report.Accepted));
        Assert.Contains("Nothing was written", job.Error, StringComparison.Ordinal);
        Assert.True(await harness.RunsAsync() is null or 0);
        Assert.Contains("2024-02-30", await harness.RejectedAsync(job.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_AllOrNothingWithGoodRows_WritesAll()
    {
        await using var harness = await ImportHarness.CreateAsync();
        var request = await RequestAsync(harness, Head + Good) with { Mode = ImportMode.AllOrNothing };

        var (job, report) = await harness.RunAsync(request);

        Assert.Equal((JobStatus.Succeeded, 2), (job.Status, report.Accepted));
        Assert.Equal(2, await harness.RunsAsync());
    }

    [Fact]
    public async Task RunAsync_EqualRowsInOneFile_CountEachOnceAndNeverAgain()
    {
        await using var harness = await ImportHarness.CreateAsync();
        var request = await RequestAsync(harness, Head + Good + Good);

        var (_, first) = await harness.RunAsync(request);
        var second = await harness.UploadAsync(Head + Good + Good);
        var (_, again) = await harness.RunAsync(request with { FileId = second.Id });

        Assert.Equal((4, 0), (first.Accepted, first.Duplicates));
        Assert.Equal((0, 4), (again.Accepted, again.Duplicates));
        Assert.Equal(4, await harness.RunsAsync());
    }

    [Fact]
    public async Task RunAsync_CancelledHalfWayAndTriedAgain_CountsNothingTwice()
    {
        await using var harness = await ImportHarness.CreateAsync();
        var text = new StringBuilder(Head);
        for (var i = 0; i < 30_000; i++) { text.Append(Good, 0, Good.IndexOf('\n', StringComparison.Ordinal) + 1); }
        var file = await harness.UploadAsync(text.ToString());
        var request = new ImportRequest { FileId = file.Id, Mapping = Mapping };
        var job = await harness.Imports.StartAsync(harness.Owner.Actor, harness.Owner.WorkspaceId, request, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var running = harness.Core.Get<JobWorker>().RunNextAsync("w", stop.Token);
        while ((await harness.Imports.GetReportAsync(harness.Owner.Actor, harness.Owner.WorkspaceId, job.Id, CancellationToken.None)).Rows == 0 && !running.IsCompleted) { await Task.Yield(); }
        await stop.CancelAsync();
        await running;

        await harness.Core.Get<JobWorker>().RunNextAsync("w", CancellationToken.None);

        var report = await harness.Imports.GetReportAsync(harness.Owner.Actor, harness.Owner.WorkspaceId, job.Id, CancellationToken.None);
        Assert.Equal((30_000, 30_000, 0), (report.Rows, report.Accepted, report.Duplicates));
        Assert.Equal(30_000, await harness.RunsAsync());
    }

    [Fact]
    public async Task UploadAsync_EmptyFile_IsRefused()
    {
        await using var harness = await ImportHarness.CreateAsync();

        var refusal = await Assert.ThrowsAsync<RuleViolationException>(() => harness.UploadAsync(""));

        Assert.Equal(ErrorCode.FileEmpty, refusal.Code);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\x\\report.csv", "report.csv")]
    [InlineData("a\u202Egpj.csv\0", "agpj.csv")]
    [InlineData("/", "file")]
    public async Task UploadAsync_HostileName_KeepsNoPathAndNoTricks(string name, string expected)
    {
        await using var harness = await ImportHarness.CreateAsync();

        var file = await harness.UploadAsync(Encoding.UTF8.GetBytes(Head + Good), name);

        Assert.Equal(expected, file.Name);
    }

    [Fact]
    public async Task Imports_OfAnotherWorkspaceOrByAViewer_AreRefused()
    {
        await using var harness = await ImportHarness.CreateAsync();
        var file = await harness.UploadAsync(Head + Good);
        var viewer = await harness.Core.AddPersonAsync(harness.Owner, WorkspaceRole.Viewer);
        var other = await harness.Core.AddWorkspaceAsync(harness.Owner, "Other");

        await Assert.ThrowsAsync<ForbiddenException>(() =>
            harness.Imports.PreviewAsync(viewer.Actor, harness.Owner.WorkspaceId, file.Id, new ImportReadOptions(), CancellationToken.None));
        await Assert.ThrowsAsync<NotFoundException>(() =>
            harness.Imports.PreviewAsync(harness.Owner.Actor, other, file.Id, new ImportReadOptions(), CancellationToken.None));
    }

    private static ImportMapping Mapping { get; } = new()
    {
        Fields =
        [
            new(ImportTarget.StartedAt, "started_at"), new(ImportTarget.Agent, "agent"), new(ImportTarget.User, "user"),
            new(ImportTarget.Status, "status"), new(ImportTarget.Duration, "duration"),
        ],
    };

    private static async Task<ImportRequest> RequestAsync(ImportHarness harness, string text) =>
        new() { FileId = (await harness.UploadAsync(text)).Id, Mapping = Mapping };
}
