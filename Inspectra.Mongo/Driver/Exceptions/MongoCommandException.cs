using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A command was answered with an error.</summary>
public class MongoCommandException : MongoServerException
{
    internal MongoCommandException(string message, BsonDocument command, BsonDocument result)
        : base(message)
    {
        Command = command;
        Result = result;
        AddErrorLabelsFrom(result);
    }

    /// <summary>The server's code, -1 when it gave none.</summary>
    public int Code => Result.TryGetValue("code", out var code) ? code.ToInt32() : -1;

    public string? CodeName => Result.TryGetValue("codeName", out var name) ? name.AsString : null;

    public BsonDocument Command { get; }

    public string? ErrorMessage => Result.TryGetValue("errmsg", out var message) ? message.AsString : null;

    public BsonDocument Result { get; }
}
