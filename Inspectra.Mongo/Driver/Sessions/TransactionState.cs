namespace MongoDB.Driver;

/// <summary>Where a session's transaction stands.</summary>
internal enum TransactionState
{
    None,
    Starting,
    InProgress,
    Committed,
    Aborted,
}
