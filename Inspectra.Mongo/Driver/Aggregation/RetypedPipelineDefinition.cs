using MongoDB.Bson.Serialization;

namespace MongoDB.Driver;

/// <summary>A pipeline whose result is read as another type.</summary>
internal sealed class RetypedPipelineDefinition<TInput, TOutput, TNewOutput>(
    PipelineDefinition<TInput, TOutput> pipeline,
    IBsonSerializer<TNewOutput>? serializer) : PipelineDefinition<TInput, TNewOutput>
{
    public override RenderedPipelineDefinition<TNewOutput> Render(RenderArgs<TInput> args)
    {
        var rendered = pipeline.Render(args);
        return new RenderedPipelineDefinition<TNewOutput>(
            rendered.Documents,
            serializer ?? rendered.OutputSerializer as IBsonSerializer<TNewOutput> ?? args.SerializerRegistry.GetSerializer<TNewOutput>());
    }
}
