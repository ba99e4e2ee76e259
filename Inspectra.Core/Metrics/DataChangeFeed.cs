using MongoDB.Bson;

namespace Inspectra.Core.Metrics;

/// <summary>Tells who listens that data of a workspace changed; fed by the database's change stream.</summary>
public sealed class DataChangeFeed
{
    private readonly Lock _gate = new();
    private Subscription[] _subscriptions = [];

    /// <param name="workspaceId">Whose data.</param>
    /// <param name="stream">One stream, see <see cref="StreamKeys"/>; null for all.</param>
    /// <param name="onChanged">Called on a background thread, for every commit; it must return at once.</param>
    /// <returns>Ends the subscription when disposed.</returns>
    public IDisposable Subscribe(ObjectId workspaceId, string? stream, Action<DataChange> onChanged)
    {
        var subscription = new Subscription(this, workspaceId, stream, onChanged);
        lock (_gate)
        {
            _subscriptions = [.. _subscriptions, subscription];
        }

        return subscription;
    }

    internal void Publish(DataChange change)
    {
        foreach (var each in _subscriptions)
        {
            each.Offer(change);
        }
    }

    private void Remove(Subscription subscription)
    {
        lock (_gate)
        {
            _subscriptions = [.. _subscriptions.Where(s => !ReferenceEquals(s, subscription))];
        }
    }

    private sealed class Subscription(DataChangeFeed feed, ObjectId workspaceId, string? stream, Action<DataChange> onChanged)
        : IDisposable
    {
        public void Offer(DataChange change)
        {
            if (change.WorkspaceId == workspaceId && (stream is null || stream == change.Stream))
            {
                onChanged(change);
            }
        }

        public void Dispose() => feed.Remove(this);
    }
}
