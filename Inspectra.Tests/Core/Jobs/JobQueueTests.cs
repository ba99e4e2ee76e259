using Inspectra.Core.Services.Jobs;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Core.Jobs;

public sealed class JobQueueTests
{
    private static readonly string[] s_types = [ScriptedHandler.TypeName];

    [Fact]
    public async Task ClaimAsync_ManyWorkersAndJobs_GivesEachJobOnce()
    {
        await using var core = TestCore.Create();
        var owner = await core.SetUpAsync();
        for (var i = 0; i < 10; i++) { await EnqueueAsync(core, owner); }

        var claims = await Task.WhenAll(Enumerable.Range(0, 30).Select(n => core.Get<JobQueue>().ClaimAsync(s_types, $"w{n}", CancellationToken.None)));

        Assert.Equal(10, claims.OfType<JobLease>().Select(l => l.JobId).Distinct().Count());
        Assert.Equal(20, claims.Count(c => c is null));
    }

    [Fact]
    public async Task SaveAsync_LeaseLapsedAndJobTakenOver_IsRefused()
    {
        await using var core = TestCore.Create();
        var owner = await core.SetUpAsync();
        var job = await EnqueueAsync(core, owner);
        var queue = core.Get<JobQueue>();
        var first = await ClaimAsync(queue);
        Assert.True(await queue.SaveAsync(first, "1", CancellationToken.None));

        core.Clock.Advance(JobQueue.LeaseTime + TimeSpan.FromSeconds(1));
        var second = await ClaimAsync(queue);

        Assert.Equal(("1", 2), (second.Checkpoint, second.Attempt));
        Assert.True(second.Fence > first.Fence);
        Assert.False(await queue.SaveAsync(first, "stale", CancellationToken.None));
        Assert.Equal(JobOrder.Lost, await queue.BeatAsync(first, CancellationToken.None));
        await queue.SucceedAsync(first, "stale", CancellationToken.None);
        Assert.Equal(JobStatus.Running, (await core.Get<JobService>().GetAsync(owner.Actor, owner.WorkspaceId, job.Id, CancellationToken.None)).Status);
    }

    [Fact]
    public async Task BeatAsync_InTime_KeepsTheLease()
    {
        await using var core = TestCore.Create();
        var owner = await core.SetUpAsync();
        await EnqueueAsync(core, owner);
        var queue = core.Get<JobQueue>();
        var lease = await ClaimAsync(queue);

        core.Clock.Advance(JobQueue.LeaseTime - TimeSpan.FromSeconds(1));
        Assert.Equal(JobOrder.GoOn, await queue.BeatAsync(lease, CancellationToken.None));
        core.Clock.Advance(JobQueue.LeaseTime - TimeSpan.FromSeconds(1));

        Assert.Null(await queue.ClaimAsync(s_types, "other", CancellationToken.None));
    }

    [Fact]
    public async Task FailAttemptAsync_AgainAndAgain_WaitsLongerAndGivesUp()
    {
        await using var core = TestCore.Create();
        var owner = await core.SetUpAsync();
        var job = await EnqueueAsync(core, owner, maxAttempts: 3);
        var queue = core.Get<JobQueue>();
        var waits = new List<TimeSpan>();

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await queue.FailAttemptAsync(await ClaimAsync(queue), "It broke.", null, CancellationToken.None);
            var info = await core.Get<JobService>().GetAsync(owner.Actor, owner.WorkspaceId, job.Id, CancellationToken.None);
            if (info.NextAttemptUtc is not { } next) { break; }
            Assert.Null(await queue.ClaimAsync(s_types, "w", CancellationToken.None));
            waits.Add(next - core.Clock.UtcNow);
            core.Clock.Set(new DateTimeOffset(next, TimeSpan.Zero));
        }

        var dead = await core.Get<JobService>().GetAsync(owner.Actor, owner.WorkspaceId, job.Id, CancellationToken.None);
        Assert.Equal([TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)], waits);
        Assert.Equal((JobStatus.Failed, "It broke.", 3), (dead.Status, dead.Error, dead.Attempts));
    }

    [Fact]
    public async Task ClaimAsync_JobWhoseWorkersKeepDying_IsGivenUp()
    {
        await using var core = TestCore.Create();
        var owner = await core.SetUpAsync();
        var job = await EnqueueAsync(core, owner, maxAttempts: 2);
        var queue = core.Get<JobQueue>();
        for (var i = 0; i < 2; i++)
        {
            await ClaimAsync(queue);
            core.Clock.Advance(JobQueue.LeaseTime + TimeSpan.FromSeconds(1));
        }

        Assert.Null(await queue.ClaimAsync(s_types, "w", CancellationToken.None));

        var dead = await core.Get<JobService>().GetAsync(owner.Actor, owner.WorkspaceId, job.Id, CancellationToken.None);
        Assert.Equal(JobStatus.Failed, dead.Status);
    }

    internal static Task<JobInfo> EnqueueAsync(TestCore core, TestPerson owner, int maxAttempts = 5) =>
        core.Get<JobService>().EnqueueAsync(
            owner.Actor, owner.WorkspaceId, new JobRequest(ScriptedHandler.TypeName, "Test", "{}") { MaxAttempts = maxAttempts }, CancellationToken.None);

    private static async Task<JobLease> ClaimAsync(JobQueue queue) =>
        await queue.ClaimAsync(s_types, "w", CancellationToken.None) ?? throw new InvalidOperationException("Nothing is due.");
}
