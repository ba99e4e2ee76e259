namespace MongoDB.Bson;

/// <summary>A defect inside this library.</summary>
public class BsonInternalException : BsonException
{
    public BsonInternalException()
    {
    }

    public BsonInternalException(string message)
        : base(message)
    {
    }

    public BsonInternalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
