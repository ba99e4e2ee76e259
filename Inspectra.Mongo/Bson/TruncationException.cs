namespace MongoDB.Bson;

/// <summary>A conversion would have lost digits.</summary>
public class TruncationException : BsonException
{
    public TruncationException()
    {
    }

    public TruncationException(string message)
        : base(message)
    {
    }

    public TruncationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
