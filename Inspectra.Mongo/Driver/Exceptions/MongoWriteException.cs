namespace MongoDB.Driver;

/// <summary>A single write was refused.</summary>
public class MongoWriteException : MongoServerException
{
    internal MongoWriteException(WriteError? writeError, WriteConcernError? writeConcernError, Exception innerException)
        : base(Describe(writeError, writeConcernError), innerException)
    {
        WriteError = writeError;
        WriteConcernError = writeConcernError;
    }

    public WriteConcernError? WriteConcernError { get; }

    public WriteError? WriteError { get; }

    internal static MongoWriteException From(MongoBulkWriteException bulk)
    {
        var exception = new MongoWriteException(bulk.WriteErrors.Count > 0 ? bulk.WriteErrors[0] : null, bulk.WriteConcernError, bulk);
        foreach (var label in bulk.ErrorLabels) { exception.AddErrorLabel(label); }
        return exception;
    }

    private static string Describe(WriteError? writeError, WriteConcernError? writeConcernError)
    {
        var parts = new List<string> { "A write operation resulted in an error." };
        if (writeError is not null)
        {
            parts.Add(FormattableString.Invariant($"WriteError: {{ Category : \"{writeError.Category}\", Code : {writeError.Code}, Message : \"{writeError.Message}\" }}."));
        }
        if (writeConcernError is not null)
        {
            parts.Add(FormattableString.Invariant($"WriteConcernError: {{ Code : {writeConcernError.Code}, Message : \"{writeConcernError.Message}\" }}."));
        }
        return string.Join(' ', parts);
    }
}
