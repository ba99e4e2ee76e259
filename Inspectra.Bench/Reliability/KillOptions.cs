namespace Inspectra.Bench.Reliability;

/// <param name="Kills">How often the process is killed.</param>
/// <param name="Clients">How many connections send at once.</param>
/// <param name="BatchSize">Executions in a request.</param>
/// <param name="Random">Start of all chance.</param>
public sealed record KillOptions(int Kills, int Clients, int BatchSize, int Random);
