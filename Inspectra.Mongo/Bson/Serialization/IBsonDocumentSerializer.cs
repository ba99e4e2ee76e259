using System.Diagnostics.CodeAnalysis;

namespace MongoDB.Bson.Serialization;

/// <summary>A serializer whose values are documents, and which knows the name of each member in them.</summary>
public interface IBsonDocumentSerializer : IBsonSerializer
{
    bool TryGetMemberSerializationInfo(string memberName, [NotNullWhen(true)] out BsonSerializationInfo? serializationInfo);
}
