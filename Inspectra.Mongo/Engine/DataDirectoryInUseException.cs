namespace Inspectra.Mongo;

/// <summary>Another process, or another engine of this process, has opened the same data directory.</summary>
public sealed class DataDirectoryInUseException : IOException
{
    public DataDirectoryInUseException()
    {
    }

    public DataDirectoryInUseException(string message) : base(message)
    {
    }

    public DataDirectoryInUseException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
