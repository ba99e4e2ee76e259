using Inspectra.Mongo.Sqlite;

namespace Inspectra.Mongo.Engine.Storage;

/// <summary>The writing side of the store: one storage transaction at a time, on the only connection that writes.</summary>
internal sealed class WriteSession
{
    private const long RecordBlock = 1 << 20;
    private const int CachedWriters = 256;
    private readonly CatalogueHistory _catalogues;
    private readonly Dictionary<int, CollectionWriter> _writers = [];
    private readonly Dictionary<int, long> _counts = [];
    private long _nextRid;
    private long _ridLimit;
    private long _committedRidLimit;
    private long _lastNumber;

    public WriteSession(SqliteConnection connection, CatalogueHistory catalogues, TimeProvider time)
    {
        Connection = connection;
        _catalogues = catalogues;
        Catalogue = catalogues.Current;
        Changes = new ChangeRecorder(connection, time);
        Changes.Start(connection.QueryInt64(StoreSql.LastChange) ?? 0);
        _nextRid = CatalogueStore.ReadMeta(connection, MetaKey.RecordLimit) ?? 1;
        _ridLimit = _committedRidLimit = _nextRid;
        _lastNumber = CatalogueStore.ReadMeta(connection, MetaKey.LastNumber) ?? 0;
    }

    public SqliteConnection Connection { get; }

    /// <summary>What exists as this transaction sees it.</summary>
    public Catalogue Catalogue { get; private set; }

    public ChangeRecorder Changes { get; }

    /// <summary>Grows with every write; tells whether a failed operation left something behind.</summary>
    public long WriteCount { get; private set; }

    public bool IsOpen { get; private set; }

    public void Begin()
    {
        Connection.Execute(StoreSql.Begin);
        IsOpen = true;
        WriteCount = 0;
    }

    public void Commit()
    {
        Changes.Flush();
        foreach (var (collection, delta) in _counts)
        {
            WriteCountOf(collection, delta);
        }
        _counts.Clear();
        var changed = !ReferenceEquals(Catalogue, _catalogues.Current);
        if (changed)
        {
            CatalogueStore.WriteMeta(Connection, MetaKey.CatalogueVersion, Catalogue.Version);
            _catalogues.Announce(Catalogue);
        }
        Connection.Execute(StoreSql.Commit);
        IsOpen = false;
        Changes.Commit();
        _committedRidLimit = _ridLimit;
        if (changed)
        {
            _catalogues.Publish(Catalogue);
        }
    }

    public void Rollback()
    {
        _counts.Clear();
        Changes.Rollback();
        Catalogue = _catalogues.Current;
        _ridLimit = _committedRidLimit;
        IsOpen = false;
        try
        {
            Connection.Execute(StoreSql.Rollback);
        }
        catch (SqliteException ex) when ((ex.Code & 0xFF) == SqliteResult.Error)
        {
            // A full disk or an I/O error has rolled the transaction back already.
        }
    }

    public long NextRid()
    {
        while (_nextRid >= _ridLimit)
        {
            _ridLimit += RecordBlock;
            CatalogueStore.WriteMeta(Connection, MetaKey.RecordLimit, _ridLimit);
        }
        return _nextRid++;
    }

    /// <summary>A number for a collection or an index that no other one ever had.</summary>
    public int NextNumber()
    {
        CatalogueStore.WriteMeta(Connection, MetaKey.LastNumber, ++_lastNumber);
        return (int)_lastNumber;
    }

    public void NoteWrite() => WriteCount++;

    public void AddCount(int collection, long delta) =>
        _counts[collection] = _counts.GetValueOrDefault(collection) + delta;

    /// <summary>Documents counted in this transaction and not yet stored with the others.</summary>
    public long PendingCount(int collection) => _counts.GetValueOrDefault(collection);

    public void ForgetCount(int collection) => _counts.Remove(collection);

    public void SetCatalogue(Catalogue catalogue)
    {
        Catalogue = catalogue;
        WriteCount++;
    }

    public void Update(CollectionInfo collection)
    {
        SetCatalogue(Catalogue.With(collection));
        if (_writers.TryGetValue(collection.Id, out var writer))
        {
            writer.Info = collection;
        }
    }

    /// <summary>The writer of a collection, kept with its statements until the collection's indexes change.</summary>
    public CollectionWriter WriterFor(CollectionInfo collection)
    {
        if (_writers.TryGetValue(collection.Id, out var writer) && writer.Serves(collection))
        {
            writer.Info = collection;
            return writer;
        }
        if (_writers.Count >= CachedWriters)
        {
            foreach (var old in _writers.Values)
            {
                old.Dispose();
            }
            _writers.Clear();
            Connection.ClearCache();
        }
        Forget(collection);
        return _writers[collection.Id] = new CollectionWriter(this, collection);
    }

    /// <summary>Gives the statements of a collection back, for instance because its tables go.</summary>
    public void Forget(CollectionInfo collection)
    {
        if (_writers.Remove(collection.Id, out var writer))
        {
            writer.Dispose();
        }
    }

    private void WriteCountOf(int collection, long delta)
    {
        if (delta == 0)
        {
            return;
        }
        var statement = Connection.Rent(StoreSql.AddCount);
        try
        {
            statement.Bind(1, collection);
            statement.Bind(2, delta);
            statement.Execute();
        }
        finally
        {
            Connection.Return(statement);
        }
    }
}
