namespace MongoDB.Bson.Serialization.IdGenerators;

/// <summary>New random Guids.</summary>
public class GuidGenerator : IIdGenerator
{
    public static GuidGenerator Instance { get; } = new();

    public object GenerateId(object? container, object document) => Guid.NewGuid();

    public bool IsEmpty(object? id) => id is not Guid value || value == Guid.Empty;
}
