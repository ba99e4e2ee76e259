using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>An update given as JSON.</summary>
public sealed class JsonUpdateDefinition<TDocument> : UpdateDefinition<TDocument>
{
    public JsonUpdateDefinition(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        Json = json;
    }

    public string Json { get; }

    public override BsonValue Render(RenderArgs<TDocument> args) => BsonDocument.Parse(Json);
}
