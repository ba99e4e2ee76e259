using MongoDB.Bson.Serialization;

namespace MongoDB.Driver;

/// <summary>No stages: what comes in goes out.</summary>
public sealed class EmptyPipelineDefinition<TInput>(IBsonSerializer<TInput>? inputSerializer = null) : PipelineDefinition<TInput, TInput>
{
    public override RenderedPipelineDefinition<TInput> Render(RenderArgs<TInput> args) => new([], inputSerializer ?? args.DocumentSerializer);
}
