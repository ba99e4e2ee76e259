using Inspectra.Core.Documents.Jobs;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Jobs;

/// <summary>A worker's right to work on a job, until it lapses.</summary>
public sealed class JobLease
{
    private readonly Lock _lock = new();
    private JobDocument _progress;
    private (string? Phase, long Done, long StartedTimestamp)? _base;

    internal JobLease(JobDocument job)
    {
        _progress = job;
        JobId = job.Id;
        WorkspaceId = job.WorkspaceId;
        Type = job.Type;
        Payload = job.Payload;
        Checkpoint = job.Checkpoint;
        Attempt = job.Attempts;
        MaxAttempts = job.MaxAttempts;
        Fence = job.Fence;
    }

    public ObjectId JobId { get; }
    public ObjectId WorkspaceId { get; }
    public string Type { get; }
    public string Payload { get; }
    public string? Checkpoint { get; }
    public int Attempt { get; }
    public int MaxAttempts { get; }

    /// <summary>Grows with every claim of the job.</summary>
    public long Fence { get; }

    internal JobDocument Progress
    {
        get { lock (_lock) { return _progress; } }
    }

    /// <summary>The rate is counted from the first report of the attempt and the phase.</summary>
    internal void Report(string phase, long done, long? total, string unit, TimeProvider time)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (_base is not { } origin || origin.Phase != phase) { _base = origin = (phase, done, now); }
            var seconds = time.GetElapsedTime(origin.StartedTimestamp, now).TotalSeconds;
            var rate = seconds > 0.2 && done > origin.Done ? (done - origin.Done) / seconds : (double?)null;
            _progress = _progress with { Phase = phase, Done = done, Total = total, Unit = unit, RatePerSecond = rate ?? _progress.RatePerSecond };
        }
    }
}
