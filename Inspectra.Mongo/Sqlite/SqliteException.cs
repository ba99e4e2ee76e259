namespace Inspectra.Mongo.Sqlite;

/// <summary>A refusal of the storage library.</summary>
internal sealed class SqliteException(int code, string message) : Exception($"Storage error {code}: {message}")
{
    /// <summary>The extended result code; its low byte is the primary one.</summary>
    public int Code { get; } = code;

    public bool IsConstraint => (Code & 0xFF) == SqliteResult.Constraint;

    /// <summary>The table was dropped after its statement was chosen.</summary>
    public bool IsMissingTable => Code == SqliteResult.Error && Message.Contains("no such table", StringComparison.Ordinal);

    public bool IsFull => (Code & 0xFF) == SqliteResult.Full;
}
