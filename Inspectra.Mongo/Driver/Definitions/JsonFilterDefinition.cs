using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A filter given as JSON.</summary>
public sealed class JsonFilterDefinition<TDocument> : FilterDefinition<TDocument>
{
    public JsonFilterDefinition(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        Json = json;
    }

    public string Json { get; }

    public override BsonDocument Render(RenderArgs<TDocument> args) => BsonDocument.Parse(Json);
}
