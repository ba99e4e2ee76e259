using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A stage as the server sees it, and how its result is read.</summary>
public class RenderedPipelineStageDefinition<TOutput>
{
    public RenderedPipelineStageDefinition(string operatorName, BsonDocument document, IBsonSerializer<TOutput> outputSerializer)
    {
        OperatorName = operatorName;
        Document = document;
        OutputSerializer = outputSerializer;
    }

    public BsonDocument Document { get; }

    public string OperatorName { get; }

    public IBsonSerializer<TOutput> OutputSerializer { get; }
}
