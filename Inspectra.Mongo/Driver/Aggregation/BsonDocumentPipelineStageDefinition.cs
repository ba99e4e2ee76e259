using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A stage given as a document.</summary>
public sealed class BsonDocumentPipelineStageDefinition<TInput, TOutput> : PipelineStageDefinition<TInput, TOutput>
{
    private readonly BsonDocument _document;
    private readonly IBsonSerializer<TOutput>? _outputSerializer;

    public BsonDocumentPipelineStageDefinition(BsonDocument document, IBsonSerializer<TOutput>? outputSerializer = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        _document = document;
        _outputSerializer = outputSerializer;
    }

    public override string OperatorName => _document.GetElement(0).Name;

    public override RenderedPipelineStageDefinition<TOutput> Render(RenderArgs<TInput> args) =>
        new(OperatorName, _document, _outputSerializer ?? args.GetSerializer<TOutput>());
}
