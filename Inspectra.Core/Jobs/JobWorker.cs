using Inspectra.Core.Errors;
using Inspectra.Core.Services.Jobs;
using Microsoft.Extensions.Logging;

namespace Inspectra.Core.Jobs;

/// <summary>Takes one job and works it off.</summary>
public sealed class JobWorker(
    IEnumerable<IJobHandler> handlers, JobQueue queue, JobSignals signals, TimeProvider time, ILogger<JobWorker> logger)
{
    private const string Unexpected = "Something went wrong inside. The log of the server says more.";

    /// <summary>Below a second, so that a wish is seen within one even when it was made on another node.</summary>
    private static readonly TimeSpan s_beat = TimeSpan.FromMilliseconds(700);

    private readonly Dictionary<string, IJobHandler> _handlers = handlers.ToDictionary(h => h.Type, StringComparer.Ordinal);

    /// <param name="owner">Names the worker in the job.</param>
    /// <returns>False when no job was due.</returns>
    public async Task<bool> RunNextAsync(string owner, CancellationToken ct)
    {
        var lease = await queue.ClaimAsync(_handlers.Keys, owner, ct).ConfigureAwait(false);
        if (lease is null) { return false; }
        await WorkAsync(lease, ct).ConfigureAwait(false);
        return true;
    }

    private async Task WorkAsync(JobLease lease, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var workOver = new CancellationTokenSource();
        var watch = WatchAsync(lease, stop, workOver.Token);
        var context = new LeasedJobContext(lease, queue, time)
        {
            JobId = lease.JobId,
            WorkspaceId = lease.WorkspaceId,
            Payload = lease.Payload,
            Attempt = lease.Attempt,
            Checkpoint = lease.Checkpoint,
        };
        string? result = null;
        Exception? failure = null;
        try
        {
            result = await Task.Run(() => _handlers[lease.Type].RunAsync(context, stop.Token), stop.Token).ConfigureAwait(false);
        }
        catch (Exception ex)
        {
            failure = ex; // A failed attempt must not stop the worker; the job shows it.
        }

        await workOver.CancelAsync().ConfigureAwait(false);
        var order = await watch.ConfigureAwait(false);
        await EndAsync(lease, order, result, failure, ct.IsCancellationRequested).ConfigureAwait(false);
    }

    /// <summary>Keeps the lease while the work goes on, and stops the work when that is wished.</summary>
    private async Task<JobOrder> WatchAsync(JobLease lease, CancellationTokenSource stop, CancellationToken workOver)
    {
        var lastBeat = time.GetTimestamp();
        while (!workOver.IsCancellationRequested)
        {
            var wake = signals.NextWake;
            using var wait = CancellationTokenSource.CreateLinkedTokenSource(workOver);
            await Task.WhenAny(wake, Task.Delay(s_beat, time, wait.Token)).ConfigureAwait(false);
            await wait.CancelAsync().ConfigureAwait(false);
            if (workOver.IsCancellationRequested) { break; }
            try
            {
                var order = await queue.BeatAsync(lease, workOver).ConfigureAwait(false);
                lastBeat = time.GetTimestamp();
                if (order == JobOrder.GoOn) { continue; }
                await stop.CancelAsync().ConfigureAwait(false);
                return order;
            }
            catch (OperationCanceledException) when (workOver.IsCancellationRequested)
            {
                break;
            }
            catch (Exception ex)
            {
                // One beat that fails does no harm; when the lease has lapsed meanwhile, the work must end.
                logger.AttemptFailed(ex, lease.JobId);
                if (time.GetElapsedTime(lastBeat) < JobQueue.LeaseTime) { continue; }
                await stop.CancelAsync().ConfigureAwait(false);
                return JobOrder.Lost;
            }
        }

        return JobOrder.GoOn;
    }

    private async Task EndAsync(JobLease lease, JobOrder order, string? result, Exception? failure, bool isStopping)
    {
        // The outcome must be written even while the process stops, or the job would wait for its lease to lapse.
        var ct = CancellationToken.None;
        if (order == JobOrder.Lost) { return; }
        switch (failure)
        {
            case null:
                await queue.SucceedAsync(lease, result, ct).ConfigureAwait(false);
                break;
            case OperationCanceledException when order == JobOrder.Cancel:
                await queue.CancelAsync(lease, ct).ConfigureAwait(false);
                break;
            case OperationCanceledException when order == JobOrder.Pause:
                await queue.PauseAsync(lease, ct).ConfigureAwait(false);
                break;
            case OperationCanceledException when isStopping:
                await queue.ReturnAsync(lease, ct).ConfigureAwait(false);
                break;
            case UnavailableException busy:
                await queue.FailAttemptAsync(lease, busy.Message, busy.RetryAfter, ct).ConfigureAwait(false);
                break;
            case InspectraException refusal:
                await queue.FailAsync(lease, refusal.Message, ct).ConfigureAwait(false);
                break;
            default:
                logger.AttemptFailed(failure, lease.JobId);
                await queue.FailAttemptAsync(lease, Unexpected, null, ct).ConfigureAwait(false);
                break;
        }
    }
}
