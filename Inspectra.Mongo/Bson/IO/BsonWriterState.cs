namespace MongoDB.Bson.IO;

/// <summary>What a writer expects to be given next.</summary>
public enum BsonWriterState
{
    Initial,
    Name,
    Value,
    ScopeDocument,
    Done,
    Closed,
}
