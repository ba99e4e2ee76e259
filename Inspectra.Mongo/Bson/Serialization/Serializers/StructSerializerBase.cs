namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>A serializer of values that cannot be null.</summary>
public abstract class StructSerializerBase<TValue> : SerializerBase<TValue>
    where TValue : struct
{
}
