namespace MongoDB.Bson.Serialization.IdGenerators;

/// <summary>New ObjectIds as text.</summary>
public class StringObjectIdGenerator : IIdGenerator
{
    public static StringObjectIdGenerator Instance { get; } = new();

    public object GenerateId(object? container, object document) => ObjectId.GenerateNewId().ToString();

    public bool IsEmpty(object? id) => string.IsNullOrEmpty((string?)id);
}
