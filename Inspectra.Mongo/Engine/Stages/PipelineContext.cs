using Inspectra.Mongo.Engine.Operators;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary>What a pipeline runs with.</summary>
/// <param name="NowUtc">The value of <c>$$NOW</c>.</param>
/// <param name="Random">Behind <c>$sample</c> and <c>$rand</c>.</param>
/// <param name="Store">For the stages that read or write other collections.</param>
/// <param name="Cancellation">Looked at between documents.</param>
internal sealed record PipelineContext(DateTime NowUtc, Random Random, IPipelineStore Store, CancellationToken Cancellation)
{
    /// <summary>How much one stage may hold.</summary>
    public long MemoryLimitBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>Variables bound outside: by <c>$lookup</c>, or by the command's <c>let</c>.</summary>
    public VariableTable Variables { get; init; } = new();
}
