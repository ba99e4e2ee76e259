using System.Collections;
using Inspectra.Core.Metrics;
using Inspectra.Core.Metrics.Ingestion;
using Inspectra.Tests.Support;
using Microsoft.AspNetCore.Hosting;

namespace Inspectra.Tests.Api;

/// <summary>Too fast, or too much at once: refused at once, with the time to come back.</summary>
public sealed class BackPressureTests
{
    [Fact]
    public async Task Ingest_QueueFull_IsRefusedAndTakenLater()
    {
        await using var server = new ApiServer();
        await server.InitializeAsync();
        var workspace = await server.NewWorkspaceAsync();
        var pipeline = server.Get<StreamWriters>().PipelineOf(StreamKeys.Executions);
        using var gate = new ManualResetEventSlim();
        using var leaving = new CancellationTokenSource();
        var stuck = new GatedEvents(1, gate);
        var first = pipeline.AddAsync(workspace.Id, stuck, CancellationToken.None);
        await stuck.Reached.WaitAsync(TimeSpan.FromSeconds(10));
        var waiting = pipeline.AddAsync(workspace.Id, new GatedEvents(250_000, gate), leaving.Token);

        var refused = await workspace.IngestAsync(Executions.One("late"));
        await leaving.CancelAsync();
        gate.Set();
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        var taken = await workspace.IngestAsync(Executions.One("late"));

        refused.AssertProblem(503, "ingest_queue_full");
        Assert.Equal("1", refused.Headers["Retry-After"]);
        Assert.Equal("accepted", taken["results"][0].GetString());
    }

    [Fact]
    public async Task Requests_MoreThanAKeyMaySend_AreRefusedWithTheTimeToWait()
    {
        await using var server = new ApiServer { Settings = settings => settings.ApiRequestsPerMinute = 5 };
        await server.InitializeAsync();
        var greedy = await server.NewWorkspaceAsync();
        var other = await server.NewWorkspaceAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => greedy.GetAsync("")));
        var calm = await other.GetAsync("");

        Assert.Contains(answers, a => a.Status == 200);
        var refused = answers.First(a => a.Status != 200);
        refused.AssertProblem(429, "rate_limited");
        Assert.InRange(int.Parse(refused.Headers["Retry-After"], null), 1, 60);
        Assert.Equal(200, calm.Status);
    }

    /// <summary>Events that block whoever looks at them, and then turn out to be broken.</summary>
    private sealed class GatedEvents(int count, ManualResetEventSlim gate) : IReadOnlyList<EventRecord>
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public int Count => count;

        public EventRecord this[int index] => Block();

        public IEnumerator<EventRecord> GetEnumerator()
        {
            yield return Block();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private EventRecord Block()
        {
            _reached.TrySetResult();
            gate.Wait(TimeSpan.FromSeconds(20));
            throw new InvalidOperationException("These events cannot be read.");
        }
    }
}
