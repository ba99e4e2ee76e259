namespace Inspectra.Mongo.Engine;

/// <summary>A command that is refused, with MongoDB's own code; it becomes a reply with <c>ok: 0</c>.</summary>
internal sealed class CommandException(int code, string codeName, string message, params string[] labels) : Exception(message)
{
    public const string TransientTransactionError = "TransientTransactionError";

    public int Code { get; } = code;

    public string CodeName { get; } = codeName;

    public IReadOnlyList<string> Labels { get; } = labels;

    public static CommandException BadValue(string message) => new(2, "BadValue", message);

    public static CommandException FailedToParse(string message) => new(9, "FailedToParse", message);

    public static CommandException TypeMismatch(string message) => new(14, "TypeMismatch", message);

    public static CommandException NamespaceNotFound(string message) => new(26, "NamespaceNotFound", message);

    public static CommandException NotSupported(string message) => new(115, "CommandNotSupported", message);

    public static CommandException WriteConflict(string message) =>
        new(112, "WriteConflict", message, TransientTransactionError);

    public static CommandException NoSuchTransaction(string message) =>
        new(251, "NoSuchTransaction", message, TransientTransactionError);
}
