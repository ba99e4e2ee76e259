using Inspectra.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Inspectra.Bench.Support;

/// <summary>The product without its web server, in this process, on a data directory.</summary>
public sealed class CoreHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private CoreHost(ServiceProvider services) => _services = services;

    public static CoreHost Open(string dataDirectory)
    {
        var services = new ServiceCollection();
        services.AddInspectraCore(new InspectraSettings { DataDirectory = dataDirectory });
        services.AddInspectraJobs(); // Registered, but nothing starts by itself: there is no host.
        return new CoreHost(services.BuildServiceProvider());
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
