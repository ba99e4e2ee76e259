namespace MongoDB.Bson.Serialization;

/// <summary>Makes ids for documents that have none yet.</summary>
public interface IIdGenerator
{
    object GenerateId(object? container, object document);

    bool IsEmpty(object? id);
}
