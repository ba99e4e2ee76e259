namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>The serializer of a member or of a class.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Field)]
public class BsonSerializerAttribute : Attribute, IBsonMemberMapAttribute
{
    public BsonSerializerAttribute()
    {
    }

    public BsonSerializerAttribute(Type serializerType) => SerializerType = serializerType;

    public Type? SerializerType { get; set; }

    public void Apply(BsonMemberMap memberMap)
    {
        ArgumentNullException.ThrowIfNull(memberMap);
        memberMap.SetSerializer(CreateSerializer(memberMap.MemberType));
    }

    internal IBsonSerializer CreateSerializer(Type type)
    {
        var serializerType = SerializerType ?? throw new BsonSerializationException("A BsonSerializer attribute names no serializer type.");
        if (serializerType.ContainsGenericParameters) { serializerType = serializerType.MakeGenericType(type.GetGenericArguments()); }
        return (IBsonSerializer?)Activator.CreateInstance(serializerType)
            ?? throw new BsonSerializationException($"{serializerType.FullName} cannot be created.");
    }
}
