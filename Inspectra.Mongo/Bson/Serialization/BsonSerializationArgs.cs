namespace MongoDB.Bson.Serialization;

/// <summary>How one value is to be serialized.</summary>
public struct BsonSerializationArgs
{
    public BsonSerializationArgs(Type nominalType, bool serializeAsNominalType, bool serializeIdFirst)
    {
        NominalType = nominalType;
        SerializeAsNominalType = serializeAsNominalType;
        SerializeIdFirst = serializeIdFirst;
    }

    public Type? NominalType { get; set; }

    public bool SerializeAsNominalType { get; set; }

    public bool SerializeIdFirst { get; set; }
}
