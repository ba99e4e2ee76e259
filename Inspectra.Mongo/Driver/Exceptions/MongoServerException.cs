using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>The server refused.</summary>
public class MongoServerException : MongoException
{
    internal MongoServerException(string message)
        : base(message)
    {
    }

    internal MongoServerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal void AddErrorLabelsFrom(BsonDocument result)
    {
        if (!result.TryGetValue("errorLabels", out var labels) || labels is not BsonArray array) { return; }
        foreach (var label in array) { AddErrorLabel(label.AsString); }
    }
}
