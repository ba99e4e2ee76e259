using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A query was answered with an error.</summary>
public class MongoQueryException : MongoServerException
{
    internal MongoQueryException(string message, BsonDocument query, BsonDocument? queryResult)
        : base(message)
    {
        Query = query;
        QueryResult = queryResult;
    }

    public BsonDocument Query { get; }

    public BsonDocument? QueryResult { get; }
}
