namespace MongoDB.Bson.Serialization;

/// <summary>How one value is to be deserialized.</summary>
public struct BsonDeserializationArgs
{
    public Type? NominalType { get; set; }
}
