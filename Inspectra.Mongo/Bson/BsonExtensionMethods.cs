using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;

namespace MongoDB.Bson;

/// <summary>Values to BSON bytes, to documents and to text.</summary>
public static class BsonExtensionMethods
{
    public static byte[] ToBson<TNominalType>(
        this TNominalType obj,
        IBsonSerializer<TNominalType>? serializer = null,
        Action<BsonSerializationContext.Builder>? configurator = null,
        BsonSerializationArgs args = default)
    {
        using var buffer = new BsonBufferWriter();
        if (obj is BsonDocument document && serializer is null)
        {
            buffer.WriteDocument(document);
            return buffer.ToArray();
        }

        args.NominalType ??= typeof(TNominalType);
        using var writer = new BsonBinaryWriter(buffer);
        (serializer ?? BsonSerializer.LookupSerializer<TNominalType>())
            .Serialize(BsonSerializationContext.CreateRoot(writer, configurator), args, obj);
        return buffer.ToArray();
    }

    public static byte[] ToBson(
        this object obj,
        Type nominalType,
        IBsonSerializer? serializer = null,
        Action<BsonSerializationContext.Builder>? configurator = null,
        BsonSerializationArgs args = default)
    {
        args.NominalType ??= nominalType;
        using var buffer = new BsonBufferWriter();
        using var writer = new BsonBinaryWriter(buffer);
        (serializer ?? BsonSerializer.LookupSerializer(nominalType))
            .Serialize(BsonSerializationContext.CreateRoot(writer, configurator), args, obj);
        return buffer.ToArray();
    }

    public static BsonDocument ToBsonDocument<TNominalType>(
        this TNominalType obj,
        IBsonSerializer<TNominalType>? serializer = null,
        Action<BsonSerializationContext.Builder>? configurator = null,
        BsonSerializationArgs args = default) => obj switch
        {
            BsonDocument document when serializer is null => document,
            IConvertibleToBsonDocument convertible when serializer is null => convertible.ToBsonDocument(),
            _ => new RawDocument(obj.ToBson(serializer, configurator, args)).ToBsonDocument(),
        };

    public static BsonDocument ToBsonDocument(
        this object obj,
        Type nominalType,
        IBsonSerializer? serializer = null,
        Action<BsonSerializationContext.Builder>? configurator = null,
        BsonSerializationArgs args = default) =>
        new RawDocument(obj.ToBson(nominalType, serializer, configurator, args)).ToBsonDocument();
}
