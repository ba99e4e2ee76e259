using Inspectra.Core.Services.Agents;

namespace Inspectra.Bench.Reliability;

/// <summary>What a client knows about one execution of its own.</summary>
public sealed class SentExecution(ExecutionInput input)
{
    /// <summary>As it was sent last.</summary>
    public ExecutionInput Input { get; set; } = input;

    /// <summary>The server said that a state of it is durable.</summary>
    public bool IsAcknowledged { get; set; }

    /// <summary>The server said that its final state is durable.</summary>
    public bool IsFinalAcknowledged { get; set; }
}
