namespace MongoDB.Driver;

/// <summary>A reply broke the protocol.</summary>
public class MongoInternalException : MongoException
{
    public MongoInternalException(string message)
        : base(message)
    {
    }

    public MongoInternalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
