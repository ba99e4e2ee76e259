namespace MongoDB.Driver;

/// <summary>The errors that callers tell apart.</summary>
public enum ServerErrorCategory
{
    Uncategorized,
    DuplicateKey,
    ExecutionTimeout,
}
