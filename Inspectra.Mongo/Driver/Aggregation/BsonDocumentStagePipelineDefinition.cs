using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A pipeline given as documents.</summary>
public sealed class BsonDocumentStagePipelineDefinition<TInput, TOutput> : PipelineDefinition<TInput, TOutput>
{
    private readonly IBsonSerializer<TOutput>? _outputSerializer;

    public BsonDocumentStagePipelineDefinition(IEnumerable<BsonDocument> stages, IBsonSerializer<TOutput>? outputSerializer = null)
    {
        ArgumentNullException.ThrowIfNull(stages);
        Documents = stages.ToList();
        _outputSerializer = outputSerializer;
    }

    public IList<BsonDocument> Documents { get; }

    public override RenderedPipelineDefinition<TOutput> Render(RenderArgs<TInput> args) =>
        new(Documents, _outputSerializer ?? args.GetSerializer<TOutput>());
}
