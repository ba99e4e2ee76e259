namespace Inspectra.Core.Repos.Agents;

/// <summary>A place in a list of executions.</summary>
/// <param name="Value">What the list is sorted by; null where the execution has none, or it is the start.</param>
internal sealed record ExecutionPosition(DateTime StartedUtc, string ExecutionId, long? Value);
