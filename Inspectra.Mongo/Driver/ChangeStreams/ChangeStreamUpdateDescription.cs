using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>What an update changed in a document.</summary>
public sealed class ChangeStreamUpdateDescription(BsonDocument updatedFields, string[] removedFields)
{
    public string[] RemovedFields { get; } = removedFields;

    public BsonDocument UpdatedFields { get; } = updatedFields;
}
