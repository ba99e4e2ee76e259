using System.Text;
using Inspectra.Core.Jobs;
using Inspectra.Core.Jobs.Sources;
using Inspectra.Core.Metrics;
using Inspectra.Core.Services.Jobs;
using Inspectra.Core.Services.Sources;
using Inspectra.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using MongoDB.Bson;

namespace Inspectra.Tests.Core.Sources;

/// <summary>Imports as a person does, and asks the metric engine what arrived.</summary>
internal sealed class ImportHarness : IAsyncDisposable
{
    private ImportHarness(TestCore core, TestPerson owner)
    {
        Core = core;
        Owner = owner;
    }

    public TestCore Core { get; }
    public TestPerson Owner { get; }
    public ImportService Imports => Core.Get<ImportService>();

    public static async Task<ImportHarness> CreateAsync()
    {
        var core = TestCore.Create(services =>
        {
            services.AddSingleton<IJobHandler, ImportExecutionsJob>();
            services.AddSingleton<JobWorker>();
        });
        return new ImportHarness(core, await core.SetUpAsync());
    }

    public Task<UploadedFile> UploadAsync(byte[] bytes, string name = "file.csv") =>
        Imports.UploadAsync(Owner.Actor, Owner.WorkspaceId, name, new MemoryStream(bytes), CancellationToken.None);

    public Task<UploadedFile> UploadAsync(string text) => UploadAsync(Encoding.UTF8.GetBytes(text));

    public async Task<ImportRequest> SuggestedAsync(UploadedFile file, ImportMode mode = ImportMode.KeepGoodRows)
    {
        var preview = await Imports.PreviewAsync(Owner.Actor, Owner.WorkspaceId, file.Id, new ImportReadOptions(), CancellationToken.None);
        return new ImportRequest { FileId = file.Id, Mapping = preview.SuggestedMapping, Mode = mode };
    }

    public Task<ImportReport> DryRunAsync(ImportRequest request) =>
        Imports.DryRunAsync(Owner.Actor, Owner.WorkspaceId, request, null, null, CancellationToken.None);

    /// <returns>The job when it is over, and what it did.</returns>
    public async Task<(JobInfo Job, ImportReport Report)> RunAsync(ImportRequest request)
    {
        var job = await Imports.StartAsync(Owner.Actor, Owner.WorkspaceId, request, CancellationToken.None);
        Assert.True(await Core.Get<JobWorker>().RunNextAsync("w", CancellationToken.None));
        var over = await Core.Get<JobService>().GetAsync(Owner.Actor, Owner.WorkspaceId, job.Id, CancellationToken.None);
        return (over, await Imports.GetReportAsync(Owner.Actor, Owner.WorkspaceId, job.Id, CancellationToken.None));
    }

    public async Task<string> RejectedAsync(ObjectId jobId)
    {
        var text = new MemoryStream();
        await Core.Get<ImportRejectionService>().WriteAsync(Owner.Actor, Owner.WorkspaceId, jobId, text, CancellationToken.None);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    public Task<MetricAnswer> AskAsync(
        DateTime fromUtc, DateTime toUtc, Grain? grain, string? splitBy = null, int top = 10, params string[] metrics) =>
        Core.Get<MetricService>().QueryAsync(Owner.Actor, new MetricQuery
        {
            WorkspaceId = Owner.WorkspaceId,
            Stream = StreamKeys.Executions,
            Metrics = metrics.Length > 0 ? metrics : [MetricKeys.Runs],
            FromUtc = fromUtc,
            ToUtc = toUtc,
            TimeZone = "UTC",
            Grain = grain,
            SplitBy = splitBy,
            Top = top,
        }, CancellationToken.None);

    public async Task<double?> RunsAsync()
    {
        var answer = await AskAsync(new DateTime(2011, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2028, 1, 1, 0, 0, 0, DateTimeKind.Utc), null);
        return answer.Total.Values[0];
    }

    public ValueTask DisposeAsync() => Core.DisposeAsync();
}
