using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>The server no longer holds the cursor: it lay idle for too long, or the server restarted.</summary>
public class MongoCursorNotFoundException : MongoQueryException
{
    internal MongoCursorNotFoundException(long cursorId, BsonDocument query, BsonDocument? result)
        : base(FormattableString.Invariant($"Cursor {cursorId} not found on server."), query, result)
    {
        CursorId = cursorId;
    }

    public long CursorId { get; }
}
