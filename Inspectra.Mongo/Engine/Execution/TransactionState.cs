namespace Inspectra.Mongo.Engine.Execution;

/// <summary>How far a transaction has come.</summary>
internal enum TransactionState
{
    Open,
    Committed,
    Aborted,
}
