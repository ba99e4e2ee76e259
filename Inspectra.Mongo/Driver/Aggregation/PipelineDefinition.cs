using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Stages from one kind of document to another.</summary>
public abstract class PipelineDefinition<TInput, TOutput>
{
    public static implicit operator PipelineDefinition<TInput, TOutput>(BsonDocument[] stages) => Create((IEnumerable<BsonDocument>)stages);

    public static implicit operator PipelineDefinition<TInput, TOutput>(List<BsonDocument> stages) => Create((IEnumerable<BsonDocument>)stages);

    public static PipelineDefinition<TInput, TOutput> Create(IEnumerable<BsonDocument> stages, IBsonSerializer<TOutput>? outputSerializer = null) =>
        new BsonDocumentStagePipelineDefinition<TInput, TOutput>(stages, outputSerializer);

    public static PipelineDefinition<TInput, TOutput> Create(IEnumerable<string> stages, IBsonSerializer<TOutput>? outputSerializer = null) =>
        new BsonDocumentStagePipelineDefinition<TInput, TOutput>(stages.Select(BsonDocument.Parse), outputSerializer);

    public static PipelineDefinition<TInput, TOutput> Create(params BsonDocument[] stages) => Create((IEnumerable<BsonDocument>)stages);

    public static PipelineDefinition<TInput, TOutput> Create(params string[] stages) => Create((IEnumerable<string>)stages);

    public abstract RenderedPipelineDefinition<TOutput> Render(RenderArgs<TInput> args);
}
