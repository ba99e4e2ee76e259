namespace MongoDB.Bson.Serialization.IdGenerators;

/// <summary>Refuses to store a document without an id.</summary>
public class NullIdChecker : IIdGenerator
{
    public static NullIdChecker Instance { get; } = new();

    public object GenerateId(object? container, object document) => throw new InvalidOperationException("Id cannot be null.");

    public bool IsEmpty(object? id) => id is null;
}
