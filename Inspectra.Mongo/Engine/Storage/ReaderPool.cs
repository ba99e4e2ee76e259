using System.Collections.Concurrent;
using Inspectra.Mongo.Sqlite;

namespace Inspectra.Mongo.Engine.Storage;

/// <summary>A few connections that only read, opened when they are first needed.</summary>
internal sealed class ReaderPool : IDisposable
{
    private readonly string _file;
    private readonly CatalogueHistory _catalogues;
    private readonly ConcurrentStack<SqliteConnection> _idle = new();
    private readonly SemaphoreSlim _free;
    private readonly int _size;

    public ReaderPool(string file, int size, CatalogueHistory catalogues)
    {
        _file = file;
        _size = size;
        _catalogues = catalogues;
        _free = new SemaphoreSlim(size, size);
    }

    public async ValueTask<Snapshot> OpenAsync(CancellationToken ct)
    {
        var connection = await RentAsync(ct).ConfigureAwait(false);
        try
        {
            return new Snapshot(this, connection, _catalogues);
        }
        catch (SqliteException)
        {
            Discard(connection);
            throw;
        }
    }

    /// <summary>A bare connection, for one statement that needs no snapshot around it.</summary>
    public async ValueTask<SqliteConnection> RentAsync(CancellationToken ct)
    {
        if (!_free.Wait(0, ct))
        {
            await _free.WaitAsync(ct).ConfigureAwait(false);
        }
        try
        {
            return _idle.TryPop(out var connection) ? connection : Create();
        }
        catch (SqliteException)
        {
            _free.Release();
            throw;
        }
    }

    public void Return(SqliteConnection connection)
    {
        _idle.Push(connection);
        _free.Release();
    }

    /// <summary>Waits for every reader to come back, then closes them.</summary>
    public void Dispose()
    {
        for (var i = 0; i < _size; i++)
        {
            _ = _free.Wait(TimeSpan.FromSeconds(5));
        }
        while (_idle.TryPop(out var connection))
        {
            connection.Dispose();
        }
        _free.Dispose();
    }

    private void Discard(SqliteConnection connection)
    {
        connection.Dispose();
        _free.Release();
    }

    private SqliteConnection Create()
    {
        var connection = new SqliteConnection(_file);
        foreach (var setting in StoreSql.ReaderSettings)
        {
            connection.Execute(setting);
        }
        return connection;
    }
}
