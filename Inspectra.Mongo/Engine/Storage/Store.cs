using Inspectra.Mongo.Sqlite;

namespace Inspectra.Mongo.Engine.Storage;

/// <summary>The open database file: one writer, a few readers, the catalogue and the signal of changes.</summary>
internal sealed class Store : IDisposable
{
    private const int FormatVersion = 1;
    private const int Readers = 4;
    private readonly SqliteConnection _connection;
    private readonly ReaderPool _readers;
    private readonly CatalogueHistory _catalogues;

    private Store(SqliteConnection connection, string file, TimeProvider time)
    {
        _connection = connection;
        _catalogues = new CatalogueHistory(CatalogueStore.Load(connection));
        _readers = new ReaderPool(file, Readers, _catalogues);
        var session = new WriteSession(connection, _catalogues, time);
        Signal = new ChangeSignal(session.Changes.Committed);
        Writer = new Writer(session, () => Signal.Raise(session.Changes.Committed));
    }

    public Writer Writer { get; }

    public ChangeSignal Signal { get; }

    /// <summary>What exists now; a reader uses its snapshot's catalogue instead.</summary>
    public Catalogue Catalogue => _catalogues.Current;

    /// <exception cref="NotSupportedException">A newer release wrote the file.</exception>
    public static Store Open(string file, bool durable, TimeProvider time)
    {
        var connection = new SqliteConnection(file);
        try
        {
            foreach (var setting in StoreSql.WriterSettings(durable))
            {
                connection.Execute(setting);
            }
            Prepare(connection);
            return new Store(connection, file, time);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public ValueTask<Snapshot> ReadAsync(CancellationToken ct) => _readers.OpenAsync(ct);

    public ValueTask<SqliteConnection> RentReaderAsync(CancellationToken ct) => _readers.RentAsync(ct);

    public void ReturnReader(SqliteConnection connection) => _readers.Return(connection);

    /// <summary>Ends the writer's thread, closes the readers, and the writing connection last: it leaves one whole file.</summary>
    public void Dispose()
    {
        Writer.Dispose();
        _readers.Dispose();
        _connection.Dispose();
    }

    private static void Prepare(SqliteConnection connection)
    {
        connection.Execute(StoreSql.Begin);
        foreach (var table in StoreSql.Tables)
        {
            connection.Execute(table);
        }
        var version = CatalogueStore.ReadMeta(connection, MetaKey.FormatVersion);
        if (version is null)
        {
            CatalogueStore.WriteMeta(connection, MetaKey.FormatVersion, FormatVersion);
        }
        else if (version > FormatVersion)
        {
            throw new NotSupportedException(
                $"The database was written by a newer release (format {version}); this one understands format {FormatVersion}.");
        }
        connection.Execute(StoreSql.Commit);
    }
}
