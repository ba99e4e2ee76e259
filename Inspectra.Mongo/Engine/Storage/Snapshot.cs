using Inspectra.Mongo.Sqlite;

namespace Inspectra.Mongo.Engine.Storage;

/// <summary>A consistent view of the store: a reader's snapshot, or a transaction's own view on the writer.</summary>
internal sealed class Snapshot : IDisposable
{
    private readonly ReaderPool? _pool;
    private readonly CatalogueHistory? _history;
    private readonly WriteSession? _session;
    private Catalogue? _catalogue;

    /// <param name="pool">Where the connection goes back to.</param>
    /// <param name="connection">A reader.</param>
    /// <param name="history">The catalogues it may belong to.</param>
    public Snapshot(ReaderPool pool, SqliteConnection connection, CatalogueHistory history)
    {
        _pool = pool;
        _history = history;
        Connection = connection;
        Open();
    }

    /// <summary>What a transaction sees: its own writes on the state it began with.</summary>
    public Snapshot(WriteSession session)
    {
        _session = session;
        Connection = session.Connection;
    }

    public SqliteConnection Connection { get; }

    // Both fields cannot be null: one constructor sets the catalogue, the other the session.
    public Catalogue Catalogue => _session?.Catalogue ?? _catalogue!;

    /// <summary>Whether it belongs to a transaction, and so does not end with a command.</summary>
    public bool IsTransaction => _session is not null;

    /// <summary>Documents of a collection, from the stored counts.</summary>
    public long CountOf(CollectionInfo collection)
    {
        var statement = Connection.Rent(StoreSql.GetCount);
        try
        {
            statement.Bind(1, collection.Id);
            var stored = statement.Step() ? statement.Int64(0) : 0;
            return stored + (_session?.PendingCount(collection.Id) ?? 0);
        }
        finally
        {
            Connection.Return(statement);
        }
    }

    /// <summary>Gives the old view up for the newest one; every statement must have been reset.</summary>
    public void Renew()
    {
        if (_pool is null)
        {
            return;
        }
        Connection.Execute(StoreSql.Commit);
        Open();
    }

    public void Dispose()
    {
        if (_pool is null)
        {
            return;
        }
        Connection.Execute(StoreSql.Commit);
        _pool.Return(Connection);
    }

    private void Open()
    {
        Connection.Execute(StoreSql.Begin);
        // The first read fixes the snapshot; its catalogue is the one of the version it finds there.
        var version = CatalogueStore.ReadMeta(Connection, MetaKey.CatalogueVersion) ?? 0;
        // Null only for a transaction's view, which is never opened here.
        _catalogue = _history!.ForSnapshot(version);
    }
}
