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

    public static string ToJson<TNominalType>(
        this TNominalType obj,
        JsonWriterSettings? writerSettings = null,
        IBsonSerializer<TNominalType>? serializer = null,
        Action<BsonSerializationContext.Builder>? configurator = null,
        BsonSerializationArgs args = default)
    {
        args.NominalType ??= typeof(TNominalType);
        return Format(
            writerSettings,
            context => (serializer ?? BsonSerializer.LookupSerializer<TNominalType>()).Serialize(context, args, obj),
            configurator);
    }

    public static string ToJson(
        this object obj,
        Type nominalType,
        JsonWriterSettings? writerSettings = null,
        IBsonSerializer? serializer = null,
        Action<BsonSerializationContext.Builder>? configurator = null,
        BsonSerializationArgs args = default)
    {
        args.NominalType ??= nominalType;
        return Format(writerSettings, context => (serializer ?? BsonSerializer.LookupSerializer(nominalType)).Serialize(context, args, obj), configurator);
    }

    /// <summary>A value alone is no BSON: it is written as the only element of a document and shown without it.</summary>
    private static string Format(
        JsonWriterSettings? settings,
        Action<BsonSerializationContext> write,
        Action<BsonSerializationContext.Builder>? configurator)
    {
        using var buffer = new BsonBufferWriter();
        using var writer = new BsonBinaryWriter(buffer);
        writer.WriteStartDocument();
        writer.WriteName("v");
        write(BsonSerializationContext.CreateRoot(writer, configurator));
        writer.WriteEndDocument();
        return new RawDocument(buffer.WrittenSpan).TryGetValue("v"u8, out var value)
            ? JsonFormatter.Format(value, settings)
            : throw new BsonSerializationException("The serializer wrote no value.");
    }
}
