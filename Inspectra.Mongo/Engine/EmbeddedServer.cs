using System.Globalization;
using Inspectra.Mongo.Commands;
using Inspectra.Mongo.Engine;
using Inspectra.Mongo.Engine.Execution;
using Inspectra.Mongo.Engine.Storage;
using Inspectra.Mongo.Sqlite;
using MongoDB.Driver;

namespace Inspectra.Mongo;

/// <summary>The embedded engine of this process: one data directory, open until disposal.</summary>
public sealed class EmbeddedServer : IAsyncDisposable
{
    private readonly DataDirectory _directory;
    private readonly EngineServices _services;
    private readonly Housekeeping _housekeeping;

    private EmbeddedServer(DataDirectory directory, EngineServices services)
    {
        _directory = directory;
        _services = services;
        Executor = new EmbeddedExecutor(services, CommandTable.All());
        // In process no reply is lost on its way, so nothing needs to be remembered for being sent twice.
        Client = new MongoClient(Executor, new MongoClientSettings { RetryWrites = false });
        _housekeeping = new Housekeeping(services);
    }

    /// <summary>Where commands go in and replies come out.</summary>
    public ICommandExecutor Executor { get; }

    /// <summary>A client that speaks to this engine in process.</summary>
    public IMongoClient Client { get; }

    /// <summary>What the host should log when it starts: each a whole sentence, for the operator.</summary>
    public IReadOnlyList<string> StartupWarnings { get; } = WarningsOf(SqliteLibrary.Instance);

    /// <exception cref="DataDirectoryInUseException">The directory is open already.</exception>
    /// <exception cref="NotSupportedException">The directory lies on a network file system, or a newer release wrote it.</exception>
    public static async Task<EmbeddedServer> OpenAsync(EmbeddedServerOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        ct.ThrowIfCancellationRequested();
        // Recovering the log of a killed process may take a moment: not on the caller's thread.
        return await Task.Run(() => Open(options), ct).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _housekeeping.DisposeAsync().ConfigureAwait(false);
        _services.Sessions.Dispose();
        _services.Cursors.Dispose();
        await Task.Run(_services.Store.Dispose).ConfigureAwait(false);
        _directory.Dispose();
    }

    private static EmbeddedServer Open(EmbeddedServerOptions options)
    {
        var directory = options.InMemory ? DataDirectory.OpenTemporary() : DataDirectory.Open(options.DataDirectory);
        try
        {
            var store = Store.Open(directory.DatabaseFile, durable: !options.InMemory, options.TimeProvider);
            var services = new EngineServices(
                store, new CursorTable(options.TimeProvider), new SessionTable(store, options), new RetryMemory(), options);
            return new EmbeddedServer(directory, services);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    private static IReadOnlyList<string> WarningsOf(SqliteLibrary library) => library.Version >= SqliteLibrary.FirstWithoutWalResetBug
        ? []
        : [string.Create(CultureInfo.InvariantCulture,
            $"SQLite {library.VersionText} can lose pages when two connections write or checkpoint at once (fixed in {SqliteLibrary.FirstWithoutWalResetBug}). The engine writes through one connection only; do not open its file with any other program.")];
}
