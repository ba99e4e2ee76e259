namespace MongoDB.Driver;

/// <summary>Some writes of a bulk write were refused.</summary>
public abstract class MongoBulkWriteException : MongoServerException
{
    private protected MongoBulkWriteException(IEnumerable<BulkWriteError> writeErrors, WriteConcernError? writeConcernError)
        : this(writeErrors.ToArray(), writeConcernError)
    {
    }

    private MongoBulkWriteException(BulkWriteError[] writeErrors, WriteConcernError? writeConcernError)
        : base(Describe(writeErrors, writeConcernError))
    {
        WriteErrors = writeErrors;
        WriteConcernError = writeConcernError;
    }

    public WriteConcernError? WriteConcernError { get; }

    /// <summary>In order of the requests.</summary>
    public IReadOnlyList<BulkWriteError> WriteErrors { get; }

    private static string Describe(BulkWriteError[] writeErrors, WriteConcernError? writeConcernError)
    {
        // The first few say what is wrong; a message with thousands of them would help nobody.
        const int Shown = 5;
        var errors = string.Join(", ", writeErrors.Take(Shown).Select(e =>
            FormattableString.Invariant($"{{ Index : {e.Index}, Category : \"{e.Category}\", Code : {e.Code}, Message : \"{e.Message}\" }}")));
        var more = writeErrors.Length > Shown ? FormattableString.Invariant($" and {writeErrors.Length - Shown} more") : "";
        var concern = writeConcernError is null ? "" : $" WriteConcernError: {writeConcernError.Message}.";
        return $"A bulk write operation resulted in one or more errors. WriteErrors: [ {errors}{more} ].{concern}";
    }
}
