using System.Collections.Concurrent;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>The open cursors by number.</summary>
internal sealed class CursorTable(TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<long, Entry> _cursors = new();

    public long Add(IServerCursor cursor)
    {
        while (true)
        {
            var id = Random.Shared.NextInt64(1, long.MaxValue);
            if (_cursors.TryAdd(id, new Entry(cursor, time.GetTimestamp())))
            {
                return id;
            }
        }
    }

    /// <summary>Takes a cursor out for one batch, so that no other command can use it meanwhile.</summary>
    /// <exception cref="CommandException">There is no such cursor.</exception>
    public IServerCursor Take(long id) => _cursors.TryRemove(id, out var entry)
        ? entry.Cursor
        : throw new CommandException(43, "CursorNotFound", $"Cursor {id} was not found: it is exhausted, was killed, or stood unused for too long.");

    public void PutBack(long id, IServerCursor cursor) => _cursors[id] = new Entry(cursor, time.GetTimestamp());

    public bool Kill(long id)
    {
        if (!_cursors.TryRemove(id, out var entry))
        {
            return false;
        }
        entry.Cursor.Dispose();
        return true;
    }

    /// <summary>Closes those that nobody asked for a batch for too long.</summary>
    public void CloseIdle(TimeSpan limit)
    {
        foreach (var (id, entry) in _cursors)
        {
            if (time.GetElapsedTime(entry.UsedAt) > limit)
            {
                Kill(id);
            }
        }
    }

    public void Dispose()
    {
        foreach (var id in _cursors.Keys)
        {
            Kill(id);
        }
    }

    private sealed record Entry(IServerCursor Cursor, long UsedAt);
}
