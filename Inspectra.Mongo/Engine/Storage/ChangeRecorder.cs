using System.Buffers.Binary;
using Inspectra.Mongo.Sqlite;

namespace Inspectra.Mongo.Engine.Storage;

/// <summary>Collects what a transaction changes, and writes it to the change log with it: one row for a run of inserts
/// or replacements in one collection.</summary>
internal sealed class ChangeRecorder(SqliteConnection connection, TimeProvider time)
{
    private readonly List<long> _run = [];
    private int _collection;
    private ChangeKind _kind;
    private long _committed;

    /// <summary>The last number given away; equal to <see cref="Committed"/> outside a transaction.</summary>
    public long Last { get; private set; }

    public long Committed => _committed;

    public void Start(long last)
    {
        Last = last;
        _committed = last;
    }

    public void Insert(int collection, long rid) => AddToRun(collection, ChangeKind.Insert, rid);

    public void Replace(int collection, long rid) => AddToRun(collection, ChangeKind.Replace, rid);

    public void Update(int collection, long rid, byte[] description)
    {
        FlushRun();
        Write(collection, ChangeKind.Update, rid, 1, description);
    }

    public void Delete(int collection, long rid, byte[] documentKey)
    {
        FlushRun();
        Write(collection, ChangeKind.Delete, rid, 1, documentKey);
    }

    /// <param name="collection">The collection's number; its name goes into <paramref name="data"/>, for it is gone.</param>
    /// <param name="kind">Drop of a collection or of a database.</param>
    /// <param name="data">What the event must name.</param>
    public void Dropped(int collection, ChangeKind kind, byte[] data)
    {
        FlushRun();
        Write(collection, kind, 0, 1, data);
    }

    /// <summary>Writes what is still collected; must run before the commit.</summary>
    public void Flush() => FlushRun();

    public void Commit() => _committed = Last;

    public void Rollback()
    {
        _run.Clear();
        Last = _committed;
    }

    private void AddToRun(int collection, ChangeKind kind, long rid)
    {
        var goesOn = _run.Count > 0 && _collection == collection && _kind == kind
            && (kind == ChangeKind.Replace || rid == _run[0] + _run.Count);
        if (!goesOn)
        {
            FlushRun();
            _collection = collection;
            _kind = kind;
        }
        _run.Add(rid);
    }

    private void FlushRun()
    {
        if (_run.Count == 0)
        {
            return;
        }
        byte[]? data = null;
        if (_kind == ChangeKind.Replace && _run.Count > 1)
        {
            data = new byte[_run.Count * 8];
            for (var i = 0; i < _run.Count; i++)
            {
                BinaryPrimitives.WriteInt64LittleEndian(data.AsSpan(i * 8), _run[i]);
            }
        }
        Write(_collection, _kind, _run[0], _run.Count, data);
        _run.Clear();
    }

    private void Write(int collection, ChangeKind kind, long rid, int count, byte[]? data)
    {
        var statement = connection.Rent(StoreSql.AddChange);
        try
        {
            statement.Bind(1, ++Last);
            statement.Bind(2, time.GetUtcNow().ToUnixTimeMilliseconds());
            statement.Bind(3, collection);
            statement.Bind(4, (int)kind);
            statement.Bind(5, rid);
            statement.Bind(6, count);
            if (data is null)
            {
                statement.BindNull(7);
            }
            else
            {
                statement.BindCopy(7, data);
            }
            statement.Execute();
        }
        finally
        {
            connection.Return(statement);
        }
    }
}
