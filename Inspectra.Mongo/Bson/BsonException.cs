using System.Globalization;

namespace MongoDB.Bson;

/// <summary>Something is wrong with BSON: its bytes, its text, or its mapping.</summary>
public class BsonException : Exception
{
    public BsonException()
    {
    }

    public BsonException(string message)
        : base(message)
    {
    }

    public BsonException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public BsonException(string format, params object[] args)
        : base(string.Format(CultureInfo.InvariantCulture, format, args))
    {
    }
}
