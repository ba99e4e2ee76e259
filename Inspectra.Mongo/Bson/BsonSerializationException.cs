namespace MongoDB.Bson;

/// <summary>A value could not be turned into BSON, or BSON into a value.</summary>
public class BsonSerializationException : BsonException
{
    public BsonSerializationException()
    {
    }

    public BsonSerializationException(string message)
        : base(message)
    {
    }

    public BsonSerializationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
