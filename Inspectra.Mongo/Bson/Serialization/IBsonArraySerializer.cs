using System.Diagnostics.CodeAnalysis;

namespace MongoDB.Bson.Serialization;

/// <summary>A serializer whose values are arrays, and which knows how their items are stored.</summary>
public interface IBsonArraySerializer : IBsonSerializer
{
    bool TryGetItemSerializationInfo([NotNullWhen(true)] out BsonSerializationInfo? serializationInfo);
}
