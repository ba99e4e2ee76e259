using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Inspectra.Core.Security;

/// <summary>Remembers answers for a short time, and never more than a given number of them.</summary>
internal sealed class ExpiringCache<TKey, TValue>(TimeProvider time, TimeSpan life, int capacity)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_entries.TryGetValue(key, out var entry) && time.GetUtcNow() < entry.Until)
        {
            value = entry.Value;
            return true;
        }

        value = default;
        return false;
    }

    public void Set(TKey key, TValue value)
    {
        if (_entries.Count >= capacity) { MakeRoom(); }
        _entries[key] = new Entry(value, time.GetUtcNow() + life);
    }

    public void Forget(TKey key) => _entries.TryRemove(key, out _);

    public void ForgetWhere(Func<TKey, TValue, bool> matches)
    {
        foreach (var (key, entry) in _entries)
        {
            if (matches(key, entry.Value)) { _entries.TryRemove(key, out _); }
        }
    }

    private void MakeRoom()
    {
        var now = time.GetUtcNow();
        foreach (var (key, entry) in _entries)
        {
            if (entry.Until <= now) { _entries.TryRemove(key, out _); }
        }

        // All of them still fresh: forgetting everything costs some reads, growing without bound costs the process.
        if (_entries.Count >= capacity) { _entries.Clear(); }
    }

    private sealed record Entry(TValue Value, DateTimeOffset Until);
}
