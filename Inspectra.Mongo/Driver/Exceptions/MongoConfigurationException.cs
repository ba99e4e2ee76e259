namespace MongoDB.Driver;

/// <summary>The client was told something it cannot do.</summary>
public class MongoConfigurationException : MongoClientException
{
    public MongoConfigurationException(string message)
        : base(message)
    {
    }

    public MongoConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
