namespace Inspectra.Bench.Reliability;

/// <param name="Acknowledged">Executions that the server said were durable.</param>
/// <param name="Stored">Executions that were there in the end.</param>
/// <param name="Faults">What is wrong, one sentence each; empty when nothing was lost, invented or miscounted.</param>
/// <param name="SlowestStart">From the start of the process to its first address.</param>
public sealed record KillReport(int Kills, long Acknowledged, long Stored, IReadOnlyList<string> Faults, TimeSpan SlowestStart);
