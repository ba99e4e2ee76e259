using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Query;

/// <summary>Sorts items by keys; with a limit it holds at most twice that many.</summary>
internal sealed class BoundedSorter<T>(SortSpecification order, long? limit, long memoryLimit)
{
    private readonly List<Entry> _entries = [];
    private BsonValue?[]? _worst;
    private long _bytes;
    private long _sequence;

    /// <returns>False when the item cannot be among the first, so that it need not be copied.</returns>
    public bool Wants(BsonValue?[] key) => limit is not 0 && (_worst is null || order.CompareKeys(key, _worst) < 0);

    public void Add(BsonValue?[] key, T item, int size)
    {
        _entries.Add(new Entry(key, item, _sequence++, size));
        _bytes += size + (64 * key.Length);
        if (limit is { } count && _entries.Count >= 2 * Math.Max(count, 64))
        {
            Trim((int)count);
        }
        if (_bytes > memoryLimit)
        {
            throw QueryException.MemoryLimit(
                $"Sort exceeded memory limit of {memoryLimit} bytes; add a $limit or an index that gives the order");
        }
    }

    public IEnumerable<T> Sorted()
    {
        _entries.Sort(Compare);
        var count = limit is { } most ? (int)Math.Min(most, _entries.Count) : _entries.Count;
        for (var i = 0; i < count; i++)
        {
            yield return _entries[i].Item;
        }
    }

    private void Trim(int count)
    {
        _entries.Sort(Compare);
        for (var i = count; i < _entries.Count; i++)
        {
            _bytes -= _entries[i].Size + (64 * _entries[i].Key.Length);
        }
        _entries.RemoveRange(count, _entries.Count - count);
        _worst = _entries[^1].Key;
    }

    // The sequence makes an unstable sort stable.
    private int Compare(Entry x, Entry y)
    {
        var result = order.CompareKeys(x.Key, y.Key);
        return result != 0 ? result : x.Sequence.CompareTo(y.Sequence);
    }

    private readonly record struct Entry(BsonValue?[] Key, T Item, long Sequence, int Size);
}
