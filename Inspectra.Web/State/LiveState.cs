using Inspectra.Core.Metrics;
using MongoDB.Bson;

namespace Inspectra.Web.State;

/// <summary>Tells the open page that its workspace's data changed, at most twice a second: so an acknowledged event is on the screen well within one.</summary>
public sealed class LiveState(DataChangeFeed feed, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private readonly List<IDisposable> _open = [];

    /// <param name="stream">See <see cref="StreamKeys"/>.</param>
    /// <param name="onChanged">Called on a background thread; a page enters its own by <c>InvokeAsync</c>.</param>
    public IDisposable Subscribe(ObjectId workspaceId, string stream, Func<Task> onChanged)
    {
        var throttle = new Throttle(clock, Interval, onChanged);
        var listening = feed.Subscribe(workspaceId, stream, _ => throttle.Ask());
        var both = new Subscription(() =>
        {
            listening.Dispose();
            throttle.Dispose();
        });
        _open.Add(both);
        return both;
    }

    public void Dispose()
    {
        foreach (var subscription in _open)
        {
            subscription.Dispose();
        }
    }
}
