using Inspectra.Mongo.Commands;
using Inspectra.Mongo.Engine;
using MongoDB.Driver;

namespace Inspectra.Mongo;

/// <summary>The embedded engine of this process: one data directory, open until disposal.</summary>
public sealed class EmbeddedServer : IAsyncDisposable
{
    private readonly DataDirectory _directory;

    private EmbeddedServer(DataDirectory directory)
    {
        _directory = directory;
    }

    /// <summary>Where commands go in and replies come out.</summary>
    public ICommandExecutor Executor => throw new NotSupportedException("The embedded engine executes no commands yet.");

    /// <summary>A client that speaks to this engine in process.</summary>
    public IMongoClient Client => new MongoClient(Executor, new MongoClientSettings());

    /// <exception cref="DataDirectoryInUseException">The directory is open already.</exception>
    public static Task<EmbeddedServer> OpenAsync(EmbeddedServerOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        ct.ThrowIfCancellationRequested();
        var directory = options.InMemory ? DataDirectory.OpenTemporary() : DataDirectory.Open(options.DataDirectory);
        return Task.FromResult(new EmbeddedServer(directory));
    }

    public ValueTask DisposeAsync()
    {
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }
}
