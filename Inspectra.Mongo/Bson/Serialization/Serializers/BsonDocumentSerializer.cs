using System.Diagnostics.CodeAnalysis;
using MongoDB.Bson.Serialization.IdGenerators;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores documents as what they are.</summary>
public sealed class BsonDocumentSerializer : BsonValueSerializerBase<BsonDocument>, IBsonDocumentSerializer, IBsonIdProvider
{
    public static BsonDocumentSerializer Instance { get; } = new();

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, BsonDocument value)
    {
        if (value is null) { context.Writer.WriteNull(); } else { SerializeValue(context, args, value); }
    }

    public bool GetDocumentId(object document, out object? id, out Type? idNominalType, out IIdGenerator? idGenerator)
    {
        ArgumentNullException.ThrowIfNull(document);
        var found = ((BsonDocument)document).GetValue("_id", null);
        id = found;
        idNominalType = typeof(BsonValue);
        idGenerator = found is null or BsonNull or BsonObjectId ? BsonObjectIdGenerator.Instance : null;
        return true;
    }

    public void SetDocumentId(object document, object id)
    {
        ArgumentNullException.ThrowIfNull(document);
        var target = (BsonDocument)document;
        var value = id as BsonValue ?? BsonValue.Create(id);
        var index = target.IndexOfName("_id");
        if (index >= 0) { target[index] = value; } else { target.InsertAt(0, new BsonElement("_id", value)); }
    }

    public bool TryGetMemberSerializationInfo(string memberName, [NotNullWhen(true)] out BsonSerializationInfo? serializationInfo)
    {
        serializationInfo = new BsonSerializationInfo(memberName, BsonValueSerializer.Instance, typeof(BsonValue));
        return true;
    }

    protected override BsonDocument DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var raw = context.BinaryReader.TakeRaw();
        return raw.Type switch
        {
            BsonType.Document => raw.AsDocument.ToBsonDocument(),
            BsonType.Null => null!, // The stored null is what the caller asked for; whether it may be null is the member's own matter.
            _ => throw CreateCannotDeserializeFromBsonTypeException(raw.Type),
        };
    }
}
