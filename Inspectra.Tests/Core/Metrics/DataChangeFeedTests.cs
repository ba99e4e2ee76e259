using Inspectra.Core.Metrics;
using Inspectra.Core.Repos.Metrics;
using Inspectra.Core.Services.Agents;
using Inspectra.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;

namespace Inspectra.Tests.Core.Metrics;

public sealed class DataChangeFeedTests
{
    [Fact]
    public void Publish_OnlyForSubscribersOfTheWorkspaceAndStream()
    {
        var feed = new DataChangeFeed();
        var mine = ObjectId.GenerateNewId();
        var heard = new List<string>();
        using var executions = feed.Subscribe(mine, StreamKeys.Executions, c => heard.Add("executions " + c.Version));
        using var all = feed.Subscribe(mine, null, c => heard.Add("all " + c.Version));
        feed.Subscribe(mine, null, c => heard.Add("left")).Dispose();

        feed.Publish(new(mine, StreamKeys.Executions, 1));
        feed.Publish(new(mine, StreamKeys.Activity, 2));
        feed.Publish(new(ObjectId.GenerateNewId(), StreamKeys.Executions, 3));

        Assert.Equal(["executions 1", "all 1", "all 2"], heard);
    }

    [Fact]
    public async Task DataChangeWatcher_Commit_IsHeard()
    {
        await using var core = TestCore.Create();
        var owner = await core.SetUpAsync();
        var heard = new TaskCompletionSource<DataChange>(TaskCreationOptions.RunContinuationsAsynchronously);
        var feed = core.Get<DataChangeFeed>();
        using var subscription = feed.Subscribe(owner.WorkspaceId, StreamKeys.Executions, heard.SetResultOnce);
        using var watcher = new DataChangeWatcher(
            core.Get<DataVersionRepository>(), feed, TimeProvider.System, NullLogger<DataChangeWatcher>.Instance);
        await watcher.StartAsync(CancellationToken.None);

        var id = 0;
        while (!heard.Task.IsCompleted)
        {
            // The stream begins some time after the start; so events are sent until one is heard.
            var input = new ExecutionInput { ExecutionId = $"e{id++}", Agent = "a", Status = "ok", StartedUtc = new DateTime(2026, 3, 3, 0, 0, 0, DateTimeKind.Utc) };
            await core.Get<ExecutionIngestService>().IngestAsync(owner.Actor, owner.WorkspaceId, [input], CancellationToken.None);
        }

        var change = await heard.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await watcher.StopAsync(CancellationToken.None);
        Assert.Equal((owner.WorkspaceId, StreamKeys.Executions), (change.WorkspaceId, change.Stream));
    }
}

file static class TaskCompletionExtensions
{
    public static void SetResultOnce(this TaskCompletionSource<DataChange> source, DataChange change) => source.TrySetResult(change);
}
