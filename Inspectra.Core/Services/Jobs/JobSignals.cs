using MongoDB.Bson;

namespace Inspectra.Core.Services.Jobs;

/// <summary>Says inside this process that jobs changed, so that nobody has to wait for the next look. It only saves
/// time: what is missed, on another node for one, is found by looking.</summary>
public sealed class JobSignals(JobFeed feed)
{
    private TaskCompletionSource _wake = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when <see cref="Wake"/> is called next. Take it before looking for work, then nothing is missed.</summary>
    public Task NextWake => Volatile.Read(ref _wake).Task;

    /// <summary>There may be work, or a wish to a job that runs.</summary>
    public void Wake() =>
        Interlocked.Exchange(ref _wake, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    public void Changed(ObjectId workspaceId, ObjectId jobId, JobStatus status) =>
        feed.Publish(new JobChange(workspaceId, jobId, status));
}
