using System.Collections.Concurrent;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Jobs;

/// <summary>Tells who asked that jobs of a workspace changed. Subscribers must be quick: they are called in turn,
/// on the thread of whoever changed the job.</summary>
public sealed class JobFeed
{
    private readonly ConcurrentDictionary<long, (ObjectId WorkspaceId, Action<JobChange> OnChange)> _subscribers = new();
    private long _last;

    /// <returns>Dispose it to be told no more.</returns>
    public IDisposable Subscribe(ObjectId workspaceId, Action<JobChange> onChange)
    {
        var key = Interlocked.Increment(ref _last);
        _subscribers[key] = (workspaceId, onChange);
        return new Subscription(this, key);
    }

    internal void Publish(JobChange change)
    {
        foreach (var (_, subscriber) in _subscribers)
        {
            if (subscriber.WorkspaceId == change.WorkspaceId) { subscriber.OnChange(change); }
        }
    }

    private sealed class Subscription(JobFeed feed, long key) : IDisposable
    {
        public void Dispose() => feed._subscribers.TryRemove(key, out _);
    }
}
