using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A pipeline as the server sees it, and how its result is read.</summary>
public class RenderedPipelineDefinition<TOutput>
{
    public RenderedPipelineDefinition(IEnumerable<BsonDocument> documents, IBsonSerializer<TOutput> outputSerializer)
    {
        Documents = documents.ToArray();
        OutputSerializer = outputSerializer;
    }

    public IReadOnlyList<BsonDocument> Documents { get; }

    public IBsonSerializer<TOutput> OutputSerializer { get; }
}
