using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>An update given as an aggregation pipeline.</summary>
public sealed class PipelineUpdateDefinition<TDocument> : UpdateDefinition<TDocument>
{
    public PipelineUpdateDefinition(PipelineDefinition<TDocument, TDocument> pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        Pipeline = pipeline;
    }

    public PipelineDefinition<TDocument, TDocument> Pipeline { get; }

    public override BsonValue Render(RenderArgs<TDocument> args) => new BsonArray(Pipeline.Render(args).Documents);
}
