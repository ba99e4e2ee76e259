using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A command given as a document.</summary>
public sealed class BsonDocumentCommand<TResult> : Command<TResult>
{
    public BsonDocumentCommand(BsonDocument document, IBsonSerializer<TResult>? resultSerializer = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        Document = document;
        ResultSerializer = resultSerializer;
    }

    public BsonDocument Document { get; }

    public IBsonSerializer<TResult>? ResultSerializer { get; }

    internal override BsonDocument RenderDocument() => Document;

    internal override IBsonSerializer<TResult> RenderSerializer() =>
        ResultSerializer ?? BsonSerializer.SerializerRegistry.GetSerializer<TResult>();
}
