using Inspectra.Core.Services.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Inspectra.Core.Jobs;

/// <summary>Works off the queue as long as the process lives, a few jobs at a time.</summary>
public sealed class JobRunner(JobWorker worker, JobSignals signals, TimeProvider time, ILogger<JobRunner> logger)
    : BackgroundService
{
    private const int Parallel = 2;
    // New work wakes a runner by signal; the look is for leases that lapsed and second attempts that fell due.
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_waitAfterFault = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var owner = $"{Environment.MachineName}:{Environment.ProcessId}";
        return Task.WhenAll(Enumerable.Range(1, Parallel).Select(n => LoopAsync($"{owner}:{n}", stoppingToken)));
    }

    private async Task LoopAsync(string owner, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var wake = signals.NextWake;
            try
            {
                if (await worker.RunNextAsync(owner, ct).ConfigureAwait(false)) { continue; }
                using var wait = CancellationTokenSource.CreateLinkedTokenSource(ct);
                await Task.WhenAny(wake, Task.Delay(s_look, time, wait.Token)).ConfigureAwait(false);
                await wait.CancelAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception ex)
            {
                logger.ClaimFailed(ex); // The database may be away for a while; the queue outlives it.
                await Task.WhenAny(Task.Delay(s_waitAfterFault, time, ct)).ConfigureAwait(false);
            }
        }
    }
}
