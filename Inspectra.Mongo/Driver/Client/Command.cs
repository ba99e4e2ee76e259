using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A command in whatever form it was written, and the type its reply is read as.</summary>
public abstract class Command<TResult>
{
    public static implicit operator Command<TResult>(BsonDocument document) => new BsonDocumentCommand<TResult>(document);

    public static implicit operator Command<TResult>(string json) => new JsonCommand<TResult>(json);

    internal abstract BsonDocument RenderDocument();

    internal abstract IBsonSerializer<TResult> RenderSerializer();
}
