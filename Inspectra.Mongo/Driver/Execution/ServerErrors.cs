using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>What a refusal in a reply is thrown as.</summary>
internal static class ServerErrors
{
    public const int NamespaceNotFound = 26;
    public const int CursorNotFound = 43;
    private const int MaxTimeMSExpired = 50;

    public static MongoException ToException(BsonDocument command, BsonDocument reply)
    {
        var name = command.GetElement(0).Name;
        var message = reply.TryGetValue("errmsg", out var text) ? text.AsString : "no message";
        var code = reply.TryGetValue("code", out var number) ? number.ToInt32() : -1;
        return code switch
        {
            CursorNotFound when name == "getMore" => new MongoCursorNotFoundException(command[0].ToInt64(), command, reply),
            MaxTimeMSExpired => new MongoExecutionTimeoutException(message, reply),
            _ => new MongoCommandException($"Command {name} failed: {message}.", command, reply),
        };
    }

    public static BulkWriteError ToWriteError(BsonDocument error, int offset) => new(
        error["index"].ToInt32() + offset,
        error["code"].ToInt32(),
        error.TryGetValue("errmsg", out var message) ? message.AsString : "",
        error.TryGetValue("errInfo", out var details) ? details.AsBsonDocument : null);

    public static WriteConcernError ToWriteConcernError(BsonDocument error) => new(
        error["code"].ToInt32(),
        error.TryGetValue("codeName", out var name) ? name.AsString : null,
        error.TryGetValue("errmsg", out var message) ? message.AsString : "",
        error.TryGetValue("errInfo", out var details) ? details.AsBsonDocument : null,
        error.TryGetValue("errorLabels", out var labels) ? labels.AsBsonArray.Select(l => l.AsString).ToArray() : []);
}
