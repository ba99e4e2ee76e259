using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A command ran longer than its time limit.</summary>
public class MongoExecutionTimeoutException : MongoServerException
{
    private readonly BsonDocument _result;

    internal MongoExecutionTimeoutException(string message, BsonDocument result)
        : base(message)
    {
        _result = result;
        AddErrorLabelsFrom(result);
    }

    public int Code => _result.TryGetValue("code", out var code) ? code.ToInt32() : -1;

    public string? CodeName => _result.TryGetValue("codeName", out var name) ? name.AsString : null;
}
