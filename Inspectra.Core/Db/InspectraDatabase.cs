using Inspectra.Core.Documents.Admin;
using Inspectra.Core.Repos;
using Inspectra.Mongo;
using Microsoft.Extensions.Logging;
using MongoDB.Driver;

namespace Inspectra.Core.Db;

/// <summary>The one database of this process. Opened, indexed and checked at the first use, once.</summary>
public sealed class InspectraDatabase(InspectraSettings settings, TimeProvider time, ILogger<InspectraDatabase> logger)
    : IAsyncDisposable
{
    /// <summary>Shape of the data this version writes. A database of a later version is not opened.</summary>
    public const int SchemaVersion = 1;

    private const string DatabaseName = "inspectra";
    private readonly SemaphoreSlim _gate = new(1, 1);
    private Opened? _opened;
    private bool _disposed;

    /// <summary>Opens the database where that has not happened yet.</summary>
    /// <exception cref="DataDirectoryInUseException">Another process has the data directory.</exception>
    public ValueTask<IMongoDatabase> GetAsync(CancellationToken ct)
    {
        var opened = Volatile.Read(ref _opened);
        return opened is not null ? new ValueTask<IMongoDatabase>(opened.Database) : new ValueTask<IMongoDatabase>(OpenOnceAsync(ct));
    }

    /// <returns>The client behind the database, for sessions and transactions.</returns>
    public async ValueTask<IMongoClient> GetClientAsync(CancellationToken ct) =>
        (await GetAsync(ct).ConfigureAwait(false)).Client;

    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            _disposed = true;
            if (_opened is { } opened)
            {
                _opened = null;
                await opened.Server.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<IMongoDatabase> OpenOnceAsync(CancellationToken ct)
    {
        await _gate.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            // A failed attempt leaves nothing behind, so that the next call may try again.
            _opened ??= await OpenAsync(ct).ConfigureAwait(false);
            return _opened.Database;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<Opened> OpenAsync(CancellationToken ct)
    {
        var options = new EmbeddedServerOptions
        {
            DataDirectory = settings.DataDirectory,
            InMemory = settings.InMemory,
            TimeProvider = time,
        };
        var server = await EmbeddedServer.OpenAsync(options, ct).ConfigureAwait(false);
        try
        {
            foreach (var warning in server.StartupWarnings) { logger.DatabaseWarned(warning); }
            var database = server.Client.GetDatabase(DatabaseName);
            await CheckSchemaAsync(database, ct).ConfigureAwait(false);
            await IndexSetup.EnsureAsync(database, ct).ConfigureAwait(false);
            logger.DatabaseOpened(IndexSetup.All.Count, SchemaVersion);
            return new Opened(server, database);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task CheckSchemaAsync(IMongoDatabase database, CancellationToken ct)
    {
        var schemas = database.GetCollection<SchemaDocument>(CollectionNames.Schema);
        var current = await schemas.Find(s => s.Id == SchemaDocument.OnlyId).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        if (current is null)
        {
            var fresh = new SchemaDocument
            {
                Id = SchemaDocument.OnlyId, Version = SchemaVersion, UpdatedUtc = time.GetUtcNow().UtcDateTime,
            };
            await schemas.InsertOneAsync(fresh, cancellationToken: ct).ConfigureAwait(false);
        }
        else if (current.Version > SchemaVersion)
        {
            throw new SettingsException(
                $"The data directory holds data of schema version {current.Version}; this version of Inspectra reads up to {SchemaVersion}. "
                + "Start the newer version, or another data directory.");
        }
    }

    private sealed record Opened(EmbeddedServer Server, IMongoDatabase Database);
}
