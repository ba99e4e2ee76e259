using Inspectra.Core.Services.Jobs;

namespace Inspectra.Web.State;

/// <summary>How many jobs of the workspace are under way, for the chip in the top bar and for open lists of jobs.</summary>
public sealed class JobsState(SessionState session, WorkspaceState workspace, JobService jobs, JobFeed feed, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly ChangeSignal _changed = new();
    private IDisposable? _listening;
    private Throttle? _throttle;

    public int Running { get; private set; }

    public IDisposable Subscribe(Func<Task> onChanged) => _changed.Subscribe(onChanged);

    /// <summary>Begins to follow the current workspace's jobs.</summary>
    public async Task FollowAsync(CancellationToken ct)
    {
        Stop();
        _throttle = new Throttle(clock, Interval, () => CountAsync(CancellationToken.None));
        var throttle = _throttle;
        _listening = feed.Subscribe(workspace.Id, _ => throttle.Ask());
        await CountAsync(ct);
    }

    public void Dispose() => Stop();

    private async Task CountAsync(CancellationToken ct)
    {
        var open = await jobs.ListAsync(
            session.Actor, workspace.Id, new JobFilter { Statuses = [JobStatus.Queued, JobStatus.Running], Limit = 20 }, ct);
        Running = open.Items.Count;
        await _changed.RaiseAsync();
    }

    private void Stop()
    {
        _listening?.Dispose();
        _throttle?.Dispose();
    }
}
