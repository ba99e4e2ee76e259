namespace Inspectra.Core.Services.Jobs;

/// <summary>Where a job stands. The last three are final, though a failed or cancelled job may be tried again.</summary>
public enum JobStatus
{
    Queued,
    Running,
    Paused,
    Succeeded,
    Failed,
    Cancelled,
}
