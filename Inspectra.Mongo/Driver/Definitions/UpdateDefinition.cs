using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>What is to be changed in a document.</summary>
public abstract class UpdateDefinition<TDocument>
{
    public static implicit operator UpdateDefinition<TDocument>(BsonDocument document) => new BsonDocumentUpdateDefinition<TDocument>(document);

    public static implicit operator UpdateDefinition<TDocument>(string json) => new JsonUpdateDefinition<TDocument>(json);

    public static implicit operator UpdateDefinition<TDocument>(PipelineDefinition<TDocument, TDocument> pipeline) =>
        new PipelineUpdateDefinition<TDocument>(pipeline);

    public abstract BsonValue Render(RenderArgs<TDocument> args);
}
