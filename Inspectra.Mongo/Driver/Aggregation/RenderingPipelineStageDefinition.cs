using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A stage of one fluent call, rendered when the serializer of what comes in is known.</summary>
internal sealed class RenderingPipelineStageDefinition<TInput, TOutput>(
    string operatorName,
    Func<RenderArgs<TInput>, BsonValue> render,
    Func<RenderArgs<TInput>, IBsonSerializer<TOutput>>? outputSerializer = null) : PipelineStageDefinition<TInput, TOutput>
{
    public override string OperatorName => operatorName;

    public override RenderedPipelineStageDefinition<TOutput> Render(RenderArgs<TInput> args) => new(
        operatorName,
        new BsonDocument(operatorName, render(args)),
        outputSerializer is null ? args.GetSerializer<TOutput>() : outputSerializer(args));
}
