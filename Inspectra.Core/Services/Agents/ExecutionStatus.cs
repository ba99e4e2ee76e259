namespace Inspectra.Core.Services.Agents;

/// <summary>The one spelling of each status.</summary>
public static class ExecutionStatus
{
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";
    public const string TimedOut = "timed_out";
    public const string Running = "running";
    public const string Queued = "queued";

    /// <summary>In the order of their codes inside rollup cells, which are stored: append only.</summary>
    public static IReadOnlyList<string> All { get; } = [Succeeded, Failed, Cancelled, TimedOut, Running, Queued];
}
