using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A stage from one kind of document to another.</summary>
public abstract class PipelineStageDefinition<TInput, TOutput> : IPipelineStageDefinition
{
    public Type InputType => typeof(TInput);

    public abstract string OperatorName { get; }

    public Type OutputType => typeof(TOutput);

    public static implicit operator PipelineStageDefinition<TInput, TOutput>(BsonDocument document) =>
        new BsonDocumentPipelineStageDefinition<TInput, TOutput>(document);

    public static implicit operator PipelineStageDefinition<TInput, TOutput>(string json) =>
        new BsonDocumentPipelineStageDefinition<TInput, TOutput>(BsonDocument.Parse(json));

    public abstract RenderedPipelineStageDefinition<TOutput> Render(RenderArgs<TInput> args);
}
