using MongoDB.Bson;

namespace Inspectra.Core.Metrics.Ingestion;

/// <summary>A batch in the queue of the pipeline.</summary>
internal sealed class WaitingBatch(ObjectId workspaceId, IReadOnlyList<EventRecord> events, CancellationToken ct)
{
    private readonly TaskCompletionSource<EventOutcome[]> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ObjectId WorkspaceId { get; } = workspaceId;

    public IReadOnlyList<EventRecord> Events { get; } = events;

    /// <summary>Per event; filled by the commit.</summary>
    public EventOutcome[] Outcomes { get; } = new EventOutcome[events.Count];

    /// <summary>Ends when all of it is durable, or nothing is.</summary>
    public Task<EventOutcome[]> Done => _done.Task;

    /// <returns>False when the caller has left; nothing of the batch is stored then.</returns>
    public bool IsWanted()
    {
        if (!ct.IsCancellationRequested)
        {
            return true;
        }

        _done.TrySetCanceled(ct);
        return false;
    }

    public void Complete() => _done.TrySetResult(Outcomes);

    public void Fail(Exception reason) => _done.TrySetException(reason);
}
