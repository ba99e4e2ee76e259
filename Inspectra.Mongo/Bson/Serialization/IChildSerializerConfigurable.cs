namespace MongoDB.Bson.Serialization;

/// <summary>A serializer that leaves the values inside its own to another one.</summary>
public interface IChildSerializerConfigurable
{
    IBsonSerializer ChildSerializer { get; }

    IBsonSerializer WithChildSerializer(IBsonSerializer childSerializer);
}
