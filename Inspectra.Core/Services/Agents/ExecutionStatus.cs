using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Inspectra.Core.Services.Agents;

/// <summary>The one spelling of each status, and the synonyms that clients and files use.</summary>
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

    private static readonly FrozenDictionary<string, string> Spellings = new Dictionary<string, string>
    {
        [Succeeded] = Succeeded, ["success"] = Succeeded, ["successful"] = Succeeded, ["completed"] = Succeeded,
        ["complete"] = Succeeded, ["ok"] = Succeeded, ["done"] = Succeeded, ["passed"] = Succeeded, ["finished"] = Succeeded,
        [Failed] = Failed, ["failure"] = Failed, ["fail"] = Failed, ["error"] = Failed, ["errored"] = Failed, ["crashed"] = Failed,
        [Cancelled] = Cancelled, ["canceled"] = Cancelled, ["cancel"] = Cancelled, ["aborted"] = Cancelled, ["stopped"] = Cancelled,
        [TimedOut] = TimedOut, ["timeout"] = TimedOut, ["timedout"] = TimedOut, ["time_out"] = TimedOut,
        [Running] = Running, ["in_progress"] = Running, ["started"] = Running, ["processing"] = Running, ["active"] = Running,
        [Queued] = Queued, ["pending"] = Queued, ["waiting"] = Queued, ["scheduled"] = Queued, ["created"] = Queued,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the one spelling for a text in any case, with blanks or hyphens for underscores.</summary>
    public static bool TryNormalize(string text, [NotNullWhen(true)] out string? status) =>
        Spellings.TryGetValue(text.Trim().Replace(' ', '_').Replace('-', '_'), out status);
}
