using Inspectra.Core.Errors;
using Inspectra.Core.Jobs;
using Inspectra.Core.Services.Jobs;
using Inspectra.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Inspectra.Tests.Core.Jobs;

public sealed class JobWorkerTests
{
    [Fact]
    public async Task RunNextAsync_WorkThatEnds_StoresItsResultAndProgress()
    {
        await using var core = Create((context, _) =>
        {
            context.Report("writing", 7, 10, "rows");
            return Task.FromResult<string?>("{\"n\":7}");
        });
        var owner = await core.SetUpAsync();
        var job = await JobQueueTests.EnqueueAsync(core, owner);

        Assert.True(await core.Get<JobWorker>().RunNextAsync("w", CancellationToken.None));

        var done = await GetAsync(core, owner, job);
        Assert.Equal((JobStatus.Succeeded, "{\"n\":7}", "writing"), (done.Status, done.Result, done.Phase));
        Assert.Equal((7, 10, "rows"), (done.Done, done.Total, done.Unit));
        Assert.False(await core.Get<JobWorker>().RunNextAsync("w", CancellationToken.None));
    }

    [Fact]
    public async Task RunNextAsync_AfterAKill_GoesOnFromTheCheckpoint()
    {
        var seen = new List<string?>();
        await using var core = Create(async (context, ct) =>
        {
            seen.Add(context.Checkpoint);
            await context.SaveAsync("half", ct);
            return seen.Count == 1 ? throw new InvalidOperationException("broken off") : null;
        });
        var owner = await core.SetUpAsync();
        var job = await JobQueueTests.EnqueueAsync(core, owner);

        await core.Get<JobWorker>().RunNextAsync("w", CancellationToken.None);
        core.Clock.Advance(TimeSpan.FromSeconds(6));
        await core.Get<JobWorker>().RunNextAsync("w", CancellationToken.None);

        Assert.Equal([null, "half"], seen);
        Assert.Equal(JobStatus.Succeeded, (await GetAsync(core, owner, job)).Status);
    }

    [Fact]
    public async Task CancelAsync_WhileRunning_StopsTheWork()
    {
        var started = new TaskCompletionSource();
        await using var core = Create(Endless(started));
        var owner = await core.SetUpAsync();
        var job = await JobQueueTests.EnqueueAsync(core, owner);
        var running = core.Get<JobWorker>().RunNextAsync("w", CancellationToken.None);
        await started.Task;

        var asked = await core.Get<JobService>().CancelAsync(owner.Actor, owner.WorkspaceId, job.Id, CancellationToken.None);
        await running.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.True(asked.IsCancelRequested);
        Assert.Equal(JobStatus.Cancelled, (await GetAsync(core, owner, job)).Status);
    }

    [Fact]
    public async Task PauseAsync_ThenResumeAsync_RunsAgainWithoutCostingAnAttempt()
    {
        var started = new TaskCompletionSource();
        var runs = 0;
        await using var core = Create((context, ct) => runs++ == 0 ? Endless(started)(context, ct) : Task.FromResult<string?>(null));
        var owner = await core.SetUpAsync();
        var job = await JobQueueTests.EnqueueAsync(core, owner);
        var running = core.Get<JobWorker>().RunNextAsync("w", CancellationToken.None);
        await started.Task;

        await core.Get<JobService>().PauseAsync(owner.Actor, owner.WorkspaceId, job.Id, CancellationToken.None);
        await running.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(JobStatus.Paused, (await GetAsync(core, owner, job)).Status);
        Assert.False(await core.Get<JobWorker>().RunNextAsync("w", CancellationToken.None));
        await core.Get<JobService>().ResumeAsync(owner.Actor, owner.WorkspaceId, job.Id, CancellationToken.None);
        await core.Get<JobWorker>().RunNextAsync("w", CancellationToken.None);

        var done = await GetAsync(core, owner, job);
        Assert.Equal((JobStatus.Succeeded, 1), (done.Status, done.Attempts));
    }

    [Fact]
    public async Task RunNextAsync_ProcessStops_GivesTheJobBack()
    {
        var started = new TaskCompletionSource();
        await using var core = Create(Endless(started));
        var owner = await core.SetUpAsync();
        var job = await JobQueueTests.EnqueueAsync(core, owner);
        using var stop = new CancellationTokenSource();
        var running = core.Get<JobWorker>().RunNextAsync("w", stop.Token);
        await started.Task;

        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(10));

        var waiting = await GetAsync(core, owner, job);
        Assert.Equal((JobStatus.Queued, 0), (waiting.Status, waiting.Attempts));
    }

    [Fact]
    public async Task RunNextAsync_Refusal_FailsAtOnceAndCanBeTriedAgain()
    {
        await using var core = Create((_, _) => throw new RuleViolationException(ErrorCode.ImportRefused, "Nothing was written."));
        var owner = await core.SetUpAsync();
        var job = await JobQueueTests.EnqueueAsync(core, owner);

        await core.Get<JobWorker>().RunNextAsync("w", CancellationToken.None);

        var failed = await GetAsync(core, owner, job);
        Assert.Equal((JobStatus.Failed, "Nothing was written."), (failed.Status, failed.Error));
        var again = await core.Get<JobService>().RetryAsync(owner.Actor, owner.WorkspaceId, job.Id, CancellationToken.None);
        Assert.Equal((JobStatus.Queued, 0, null), (again.Status, again.Attempts, again.Error));
    }

    [Fact]
    public async Task RunNextAsync_Defect_ShowsNothingInternal()
    {
        await using var core = Create((_, _) => throw new InvalidOperationException("secret path"));
        var owner = await core.SetUpAsync();
        var job = await JobQueueTests.EnqueueAsync(core, owner);

        await core.Get<JobWorker>().RunNextAsync("w", CancellationToken.None);

        var failed = await GetAsync(core, owner, job);
        Assert.Equal(JobStatus.Queued, failed.Status);
        Assert.DoesNotContain("secret", failed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_OfAJob_AreToldToItsWorkspaceOnly()
    {
        await using var core = Create((_, _) => Task.FromResult<string?>(null));
        var owner = await core.SetUpAsync();
        var other = await core.AddWorkspaceAsync(owner, "Other");
        var mine = new List<JobStatus>();
        var foreign = new List<JobStatus>();
        using var first = core.Get<JobFeed>().Subscribe(owner.WorkspaceId, c => mine.Add(c.Status));
        using var second = core.Get<JobFeed>().Subscribe(other, c => foreign.Add(c.Status));

        var job = await JobQueueTests.EnqueueAsync(core, owner);
        await core.Get<JobWorker>().RunNextAsync("w", CancellationToken.None);

        Assert.Equal([JobStatus.Queued, JobStatus.Running, JobStatus.Succeeded], mine.Distinct());
        Assert.Empty(foreign);
        await Assert.ThrowsAsync<NotFoundException>(() => core.Get<JobService>().GetAsync(owner.Actor, other, job.Id, CancellationToken.None));
    }

    [Fact]
    public async Task ListAsync_Pages_AreNewestFirstAndComplete()
    {
        await using var core = Create((_, _) => Task.FromResult<string?>(null));
        var owner = await core.SetUpAsync();
        var ids = new List<MongoDB.Bson.ObjectId>();
        for (var i = 0; i < 5; i++) { ids.Insert(0, (await JobQueueTests.EnqueueAsync(core, owner)).Id); }
        var service = core.Get<JobService>();

        var first = await service.ListAsync(owner.Actor, owner.WorkspaceId, new JobFilter { Limit = 3 }, CancellationToken.None);
        var rest = await service.ListAsync(owner.Actor, owner.WorkspaceId, new JobFilter { Limit = 3, Cursor = first.Next }, CancellationToken.None);

        Assert.Equal(ids, first.Items.Concat(rest.Items).Select(j => j.Id));
        Assert.Null(rest.Next);
    }

    private static Func<JobContext, CancellationToken, Task<string?>> Endless(TaskCompletionSource started) => async (_, ct) =>
    {
        started.TrySetResult();
        await Task.Delay(Timeout.Infinite, ct);
        return null;
    };

    private static TestCore Create(Func<JobContext, CancellationToken, Task<string?>> run) => TestCore.Create(services =>
    {
        services.AddSingleton<IJobHandler>(new ScriptedHandler(run));
        services.AddSingleton<JobWorker>();
    });

    private static Task<JobInfo> GetAsync(TestCore core, TestPerson owner, JobInfo job) =>
        core.Get<JobService>().GetAsync(owner.Actor, owner.WorkspaceId, job.Id, CancellationToken.None);
}
