namespace MongoDB.Bson.IO;

/// <summary>What a reader expects to be asked for next.</summary>
public enum BsonReaderState
{
    Initial,
    Type,
    Name,
    Value,
    ScopeDocument,
    EndOfDocument,
    EndOfArray,
    Done,
    Closed,
}
