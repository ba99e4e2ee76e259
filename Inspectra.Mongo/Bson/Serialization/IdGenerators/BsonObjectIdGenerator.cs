namespace MongoDB.Bson.Serialization.IdGenerators;

/// <summary>New ObjectIds as BSON values.</summary>
public class BsonObjectIdGenerator : IIdGenerator
{
    public static BsonObjectIdGenerator Instance { get; } = new();

    public object GenerateId(object? container, object document) => new BsonObjectId(ObjectId.GenerateNewId());

    public bool IsEmpty(object? id) => id is null or BsonNull || (id is BsonObjectId value && value.Value == ObjectId.Empty);
}
