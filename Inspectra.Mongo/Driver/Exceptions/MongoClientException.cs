namespace MongoDB.Driver;

/// <summary>Something went wrong on this side.</summary>
public class MongoClientException : MongoException
{
    public MongoClientException(string message)
        : base(message)
    {
    }

    public MongoClientException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
