using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Why one write was refused.</summary>
public class WriteError
{
    internal WriteError(int code, string message, BsonDocument? details)
    {
        Code = code;
        Message = message;
        Details = details;
    }

    public ServerErrorCategory Category => Code switch
    {
        11000 or 11001 or 12582 => ServerErrorCategory.DuplicateKey,
        50 => ServerErrorCategory.ExecutionTimeout,
        _ => ServerErrorCategory.Uncategorized,
    };

    public int Code { get; }

    public BsonDocument? Details { get; }

    public string Message { get; }
}
