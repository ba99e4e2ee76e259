using System.Collections.Concurrent;

namespace MongoDB.Driver;

/// <summary>Server sessions that nobody uses at the moment; a server keeps memory for each, so they are used again.</summary>
internal sealed class ServerSessionPool(TimeProvider clock)
{
    // Servers forget a session after 30 minutes; one that was used within the last 29 is surely still known.
    private static readonly TimeSpan UsableFor = TimeSpan.FromMinutes(29);

    private readonly ConcurrentStack<ServerSession> _idle = new();

    public ServerSession Acquire()
    {
        while (_idle.TryPop(out var session))
        {
            if (session.LastUsedAt is { } used && clock.GetUtcNow().UtcDateTime - used < UsableFor) { return session; }
        }
        return new ServerSession(clock);
    }

    public void Release(ServerSession session) => _idle.Push(session);
}
