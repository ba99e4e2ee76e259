namespace MongoDB.Driver;

/// <summary>A pipeline and one more stage.</summary>
internal sealed class AppendedPipelineDefinition<TInput, TIntermediate, TOutput>(
    PipelineDefinition<TInput, TIntermediate> pipeline,
    PipelineStageDefinition<TIntermediate, TOutput> stage) : PipelineDefinition<TInput, TOutput>
{
    public override RenderedPipelineDefinition<TOutput> Render(RenderArgs<TInput> args)
    {
        var before = pipeline.Render(args);
        var last = stage.Render(args.WithNewDocumentType(before.OutputSerializer));
        return new RenderedPipelineDefinition<TOutput>(before.Documents.Append(last.Document), last.OutputSerializer);
    }
}
