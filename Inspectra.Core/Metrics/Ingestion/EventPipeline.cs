using Inspectra.Core.Errors;
using MongoDB.Bson;

namespace Inspectra.Core.Metrics.Ingestion;

/// <summary>The one way of events into a stream: batches that wait are merged, per workspace, into one durable commit.</summary>
/// <remarks>While one commit is on its way the next callers queue up, so the busier it gets the larger the commits.
/// A loop runs only while something waits.</remarks>
internal sealed class EventPipeline(EventCommitter committer)
{
    /// <summary>A commit takes as many waiting batches as fit in here, but always one.</summary>
    public const int MaxEventsPerCommit = 8_000;
    private const int MaxWaitingEvents = 250_000;
    private const int MaxWaitingBatches = 10_000;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly LinkedList<WaitingBatch> _waiting = [];
    private int _waitingEvents;
    private bool _running;

    /// <returns>Per event what became of it, once all of it is durable.</returns>
    /// <exception cref="UnavailableException">Too much waits already; nothing was stored.</exception>
    public Task<EventOutcome[]> AddAsync(ObjectId workspaceId, IReadOnlyList<EventRecord> events, CancellationToken ct)
    {
        var batch = new WaitingBatch(workspaceId, events, ct);
        lock (_gate)
        {
            if (_waiting.Count > 0 && (_waitingEvents + events.Count > MaxWaitingEvents || _waiting.Count >= MaxWaitingBatches))
            {
                throw new UnavailableException(
                    ErrorCode.IngestQueueFull, "More events are waiting to be stored than can be held. Try again in a moment.", RetryAfter);
            }

            _waiting.AddLast(batch);
            _waitingEvents += events.Count;
            if (_running)
            {
                return batch.Done;
            }

            _running = true;
        }

        // The loop belongs to all callers, so no single one may stop it.
        _ = Task.Run(RunAsync, CancellationToken.None);
        return batch.Done;
    }

    private async Task RunAsync()
    {
        while (Take() is { } group)
        {
            try
            {
                await committer.CommitAsync(group[0].WorkspaceId, group).ConfigureAwait(false);
                foreach (var batch in group)
                {
                    batch.Complete();
                }
            }
#pragma warning disable CA1031 // Whatever went wrong belongs to the callers; the loop serves the next ones.
            catch (Exception reason)
#pragma warning restore CA1031
            {
                foreach (var batch in group)
                {
                    batch.Fail(reason);
                }
            }
        }
    }

    /// <returns>Batches of one workspace, oldest first; null when nothing waits and the loop is to end.</returns>
    private List<WaitingBatch>? Take()
    {
        lock (_gate)
        {
            var group = new List<WaitingBatch>();
            var events = 0;
            var node = _waiting.First;
            while (node is not null && events < MaxEventsPerCommit)
            {
                var next = node.Next;
                var batch = node.Value;
                if (!batch.IsWanted())
                {
                    Remove(node);
                }
                else if (group.Count == 0
                    || (batch.WorkspaceId == group[0].WorkspaceId && events + batch.Events.Count <= MaxEventsPerCommit))
                {
                    group.Add(batch);
                    events += batch.Events.Count;
                    Remove(node);
                }

                node = next;
            }

            _running = group.Count > 0;
            return _running ? group : null;
        }
    }

    private void Remove(LinkedListNode<WaitingBatch> node)
    {
        _waiting.Remove(node);
        _waitingEvents -= node.Value.Events.Count;
    }
}
