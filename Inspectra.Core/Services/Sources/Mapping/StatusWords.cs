using System.Collections.Frozen;
using Inspectra.Core.Services.Agents;

namespace Inspectra.Core.Services.Sources.Mapping;

/// <summary>The words by which files call a status.</summary>
internal static class StatusWords
{
    private static readonly FrozenDictionary<string, string> s_words = new Dictionary<string, string>
    {
        ["succeeded"] = ExecutionStatus.Succeeded, ["success"] = ExecutionStatus.Succeeded,
        ["successful"] = ExecutionStatus.Succeeded, ["complete"] = ExecutionStatus.Succeeded,
        ["completed"] = ExecutionStatus.Succeeded, ["ok"] = ExecutionStatus.Succeeded,
        ["done"] = ExecutionStatus.Succeeded, ["passed"] = ExecutionStatus.Succeeded,
        ["finished"] = ExecutionStatus.Succeeded, ["closed"] = ExecutionStatus.Succeeded,
        ["resolved"] = ExecutionStatus.Succeeded, ["true"] = ExecutionStatus.Succeeded,
        ["yes"] = ExecutionStatus.Succeeded, ["info"] = ExecutionStatus.Succeeded,
        ["notice"] = ExecutionStatus.Succeeded,
        ["failed"] = ExecutionStatus.Failed, ["failure"] = ExecutionStatus.Failed, ["fail"] = ExecutionStatus.Failed,
        ["error"] = ExecutionStatus.Failed, ["errored"] = ExecutionStatus.Failed, ["fatal"] = ExecutionStatus.Failed,
        ["critical"] = ExecutionStatus.Failed, ["exception"] = ExecutionStatus.Failed,
        ["crashed"] = ExecutionStatus.Failed, ["false"] = ExecutionStatus.Failed, ["no"] = ExecutionStatus.Failed,
        ["cancelled"] = ExecutionStatus.Cancelled, ["canceled"] = ExecutionStatus.Cancelled,
        ["aborted"] = ExecutionStatus.Cancelled, ["skipped"] = ExecutionStatus.Cancelled,
        ["stopped"] = ExecutionStatus.Cancelled, ["withdrawn"] = ExecutionStatus.Cancelled,
        ["ate_abort"] = ExecutionStatus.Cancelled, ["pi_abort"] = ExecutionStatus.Cancelled,
        ["timed_out"] = ExecutionStatus.TimedOut, ["timeout"] = ExecutionStatus.TimedOut,
        ["timed out"] = ExecutionStatus.TimedOut, ["timedout"] = ExecutionStatus.TimedOut,
        ["expired"] = ExecutionStatus.TimedOut, ["deadline_exceeded"] = ExecutionStatus.TimedOut,
        ["running"] = ExecutionStatus.Running, ["started"] = ExecutionStatus.Running,
        ["start"] = ExecutionStatus.Running, ["in progress"] = ExecutionStatus.Running,
        ["in_progress"] = ExecutionStatus.Running, ["active"] = ExecutionStatus.Running,
        ["in call"] = ExecutionStatus.Running,
        ["processing"] = ExecutionStatus.Running, ["resume"] = ExecutionStatus.Running,
        ["queued"] = ExecutionStatus.Queued, ["pending"] = ExecutionStatus.Queued,
        ["waiting"] = ExecutionStatus.Queued, ["schedule"] = ExecutionStatus.Queued,
        ["scheduled"] = ExecutionStatus.Queued, ["created"] = ExecutionStatus.Queued,
        ["awaiting assignment"] = ExecutionStatus.Queued, ["assigned"] = ExecutionStatus.Queued,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <returns>One of <see cref="ExecutionStatus"/>; null for a word that says no status. A three-digit number is
    /// taken for an HTTP status: below 400 it succeeded.</returns>
    public static string? Find(string word)
    {
        if (s_words.TryGetValue(word, out var status)) { return status; }
        if (word.StartsWith("wait", StringComparison.OrdinalIgnoreCase)) { return ExecutionStatus.Queued; }
        return word.Length == 3 && word[0] is >= '1' and <= '5' && char.IsAsciiDigit(word[1]) && char.IsAsciiDigit(word[2])
            ? OfHttp(word)
            : null;
    }

    private static string OfHttp(string code)
    {
        if (code is "408" or "504") { return ExecutionStatus.TimedOut; }
        return code[0] < '4' ? ExecutionStatus.Succeeded : ExecutionStatus.Failed;
    }
}
