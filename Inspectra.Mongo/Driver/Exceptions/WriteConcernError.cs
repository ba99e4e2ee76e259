using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A write happened, but not as far as was asked for.</summary>
public class WriteConcernError
{
    internal WriteConcernError(int code, string? codeName, string message, BsonDocument? details, IEnumerable<string> errorLabels)
    {
        Code = code;
        CodeName = codeName;
        Message = message;
        Details = details;
        ErrorLabels = errorLabels;
    }

    public int Code { get; }

    public string? CodeName { get; }

    public BsonDocument? Details { get; }

    public IEnumerable<string> ErrorLabels { get; }

    public string Message { get; }
}
