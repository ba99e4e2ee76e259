namespace Inspectra.Core.Documents.Jobs;

/// <summary>The states of a job as they are stored.</summary>
public static class JobState
{
    public const string Queued = "queued";
    public const string Running = "running";
    public const string Paused = "paused";
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";
}
