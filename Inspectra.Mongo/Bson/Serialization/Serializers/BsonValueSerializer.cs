using System.Diagnostics.CodeAnalysis;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores any BSON value as what it is.</summary>
public sealed class BsonValueSerializer : BsonValueSerializerBase<BsonValue>, IBsonArraySerializer, IBsonDocumentSerializer
{
    public static BsonValueSerializer Instance { get; } = new();

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, BsonValue value)
    {
        if (value is null) { context.Writer.WriteNull(); } else { SerializeValue(context, args, value); }
    }

    public bool TryGetItemSerializationInfo([NotNullWhen(true)] out BsonSerializationInfo? serializationInfo)
    {
        serializationInfo = new BsonSerializationInfo("$", this, typeof(BsonValue)); // The items of an array have no name of their own.
        return true;
    }

    public bool TryGetMemberSerializationInfo(string memberName, [NotNullWhen(true)] out BsonSerializationInfo? serializationInfo)
    {
        serializationInfo = new BsonSerializationInfo(memberName, this, typeof(BsonValue));
        return true;
    }
}
