using System.Globalization;

namespace Inspectra.Mongo.Engine.Query;

/// <summary>A filter, update or pipeline that cannot be understood or applied, with MongoDB's own error code.</summary>
internal sealed class QueryException(int code, string codeName, string message) : Exception(message)
{
    public int Code { get; } = code;

    public string CodeName { get; } = codeName;

    public static QueryException BadValue(string message) => new(2, "BadValue", message);

    public static QueryException FailedToParse(string message) => new(9, "FailedToParse", message);

    public static QueryException TypeMismatch(string message) => new(14, "TypeMismatch", message);

    public static QueryException PathNotViable(string message) => new(28, "PathNotViable", message);

    public static QueryException ConflictingUpdateOperators(string message) => new(40, "ConflictingUpdateOperators", message);

    public static QueryException EmptyFieldName(string message) => new(56, "EmptyFieldName", message);

    public static QueryException ImmutableField(string message) => new(66, "ImmutableField", message);

    public static QueryException ConversionFailure(string message) => new(241, "ConversionFailure", message);

    public static QueryException MemoryLimit(string message) =>
        new(292, "QueryExceededMemoryLimitNoDiskUseAllowed", message);

    /// <summary>One of the many errors that MongoDB only numbers.</summary>
    public static QueryException Location(int code, string message) =>
        new(code, string.Create(CultureInfo.InvariantCulture, $"Location{code}"), message);
}
