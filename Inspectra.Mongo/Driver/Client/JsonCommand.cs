using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A command given as JSON.</summary>
public sealed class JsonCommand<TResult> : Command<TResult>
{
    public JsonCommand(string json, IBsonSerializer<TResult>? resultSerializer = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(json);
        Json = json;
        ResultSerializer = resultSerializer;
    }

    public string Json { get; }

    public IBsonSerializer<TResult>? ResultSerializer { get; }

    internal override BsonDocument RenderDocument() => BsonDocument.Parse(Json);

    internal override IBsonSerializer<TResult> RenderSerializer() =>
        ResultSerializer ?? BsonSerializer.SerializerRegistry.GetSerializer<TResult>();
}
