using Inspectra.Mongo.Sqlite;

namespace Inspectra.Mongo.Engine.Storage;

/// <summary>Writes one index tree.</summary>
internal sealed unsafe class IndexWriter(SqliteConnection connection, IndexInfo index) : IDisposable
{
    private readonly SqliteStatement _insert = connection.Rent(index.Sql.Insert);
    private readonly SqliteStatement _delete = connection.Rent(index.Sql.Delete);
    private readonly bool _isUnique = index.IsUnique;
    private readonly KeySet _keys = new();
    private readonly KeySet _oldKeys = new();

    public int Id { get; } = index.Id;

    public bool SawArray => _keys.SawArray;

    /// <summary>Finds the keys that the following calls write or remove.</summary>
    public void Extract(ReadOnlySpan<byte> document, IndexInfo current) => KeyExtractor.Extract(document, current, _keys);

    public void ExtractBoth(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, IndexInfo current)
    {
        KeyExtractor.Extract(before, current, _oldKeys);
        KeyExtractor.Extract(after, current, _keys);
    }

    /// <returns>False when a unique key is taken; then none of the keys is left.</returns>
    public bool TryInsert(long rid)
    {
        for (var i = 0; i < _keys.Count; i++)
        {
            if (!TryInsert(_keys[i], rid))
            {
                for (var done = 0; done < i; done++)
                {
                    Delete(_keys[done], rid);
                }
                return false;
            }
        }
        return true;
    }

    public void Delete(long rid)
    {
        for (var i = 0; i < _keys.Count; i++)
        {
            Delete(_keys[i], rid);
        }
    }

    /// <summary>Inserts the keys that the document before did not have.</summary>
    public bool TryInsertNew(long rid)
    {
        for (var i = 0; i < _keys.Count; i++)
        {
            if (_oldKeys.Contains(_keys[i]) || TryInsert(_keys[i], rid))
            {
                continue;
            }
            for (var done = 0; done < i; done++)
            {
                DeleteIfNew(done, rid);
            }
            return false;
        }
        return true;
    }

    public void DeleteNew(long rid)
    {
        for (var i = 0; i < _keys.Count; i++)
        {
            DeleteIfNew(i, rid);
        }
    }

    /// <summary>Removes the keys that the document has no longer.</summary>
    public void DeleteOld(long rid)
    {
        for (var i = 0; i < _oldKeys.Count; i++)
        {
            if (!_keys.Contains(_oldKeys[i]))
            {
                Delete(_oldKeys[i], rid);
            }
        }
    }

    public void Dispose()
    {
        connection.Return(_insert);
        connection.Return(_delete);
    }

    private void DeleteIfNew(int position, long rid)
    {
        if (!_oldKeys.Contains(_keys[position]))
        {
            Delete(_keys[position], rid);
        }
    }

    private bool TryInsert(ReadOnlySpan<byte> key, long rid)
    {
        fixed (byte* start = key)
        {
            _insert.BindPinned(1, start, key.Length);
            _insert.Bind(2, rid);
            return _insert.TryExecute();
        }
    }

    private void Delete(ReadOnlySpan<byte> key, long rid)
    {
        fixed (byte* start = key)
        {
            _delete.BindPinned(1, start, key.Length);
            if (!_isUnique)
            {
                _delete.Bind(2, rid);
            }
            _delete.Execute();
        }
    }
}
