using Inspectra.Core.Repos.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Inspectra.Core.Metrics;

/// <summary>Feeds <see cref="DataChangeFeed"/> from the database's change stream for as long as the server runs.</summary>
internal sealed class DataChangeWatcher(
    DataVersionRepository versions, DataChangeFeed feed, TimeProvider time, ILogger<DataChangeWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await versions.WatchAcrossWorkspacesAsync(
                    (workspaceId, stream, version) => feed.Publish(new(workspaceId, stream, version)), stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A broken stream must not end live changes for good; the log shows it and the next one starts.
            catch (Exception reason)
#pragma warning restore CA1031
            {
                logger.WatchFailed(reason);
            }

            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
