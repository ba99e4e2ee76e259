using System.Globalization;
using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores moments with their distance from UTC, by default as a document of both.</summary>
public sealed class DateTimeOffsetSerializer : StructSerializerBase<DateTimeOffset>, IRepresentationConfigurable<DateTimeOffsetSerializer>
{
    public DateTimeOffsetSerializer()
        : this(BsonType.Document)
    {
    }

    public DateTimeOffsetSerializer(BsonType representation)
    {
        if (representation is not (BsonType.Document or BsonType.Array or BsonType.DateTime or BsonType.String))
        {
            throw new ArgumentException($"{representation} is not a valid representation for a DateTimeOffset.", nameof(representation));
        }

        Representation = representation;
    }

    public BsonType Representation { get; }

    public override DateTimeOffset Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var reader = context.Reader;
        var type = reader.GetCurrentBsonType();
        switch (type)
        {
            case BsonType.Document:
                return FromDocument(reader);
            case BsonType.Array:
                reader.ReadStartArray();
                var ticks = reader.ReadInt64();
                var offset = reader.ReadInt32();
                reader.ReadEndArray();
                return new DateTimeOffset(ticks, TimeSpan.FromMinutes(offset));
            case BsonType.DateTime:
                return new DateTimeOffset(BsonUtils.ToDateTimeFromMillisecondsSinceEpoch(reader.ReadDateTime()));
            case BsonType.String:
                return DateTimeOffset.ParseExact(reader.ReadString(), "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
            default:
                throw CreateCannotDeserializeFromBsonTypeException(type);
        }
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, DateTimeOffset value)
    {
        var writer = context.Writer;
        switch (Representation)
        {
            case BsonType.Array:
                writer.WriteStartArray();
                writer.WriteInt64(value.Ticks);
                writer.WriteInt32((int)value.Offset.TotalMinutes);
                writer.WriteEndArray();
                break;
            case BsonType.DateTime:
                writer.WriteDateTime(BsonUtils.ToMillisecondsSinceEpoch(value.UtcDateTime));
                break;
            case BsonType.String:
                writer.WriteString(value.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteStartDocument();
                writer.WriteDateTime("DateTime", BsonUtils.ToMillisecondsSinceEpoch(value.UtcDateTime));
                writer.WriteInt64("Ticks", value.Ticks);
                writer.WriteInt32("Offset", (int)value.Offset.TotalMinutes);
                writer.WriteEndDocument();
                break;
        }
    }

    public DateTimeOffsetSerializer WithRepresentation(BsonType representation) => representation == Representation ? this : new(representation);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);

    private static DateTimeOffset FromDocument(IBsonReader reader)
    {
        long? ticks = null;
        var offset = 0;
        reader.ReadStartDocument();
        while (reader.ReadBsonType() != BsonType.EndOfDocument)
        {
            switch (reader.ReadName())
            {
                case "Ticks":
                    ticks = reader.ReadInt64();
                    break;
                case "Offset":
                    offset = reader.ReadInt32();
                    break;
                default:
                    reader.SkipValue(); // "DateTime" repeats the same moment for those who query.
                    break;
            }
        }

        reader.ReadEndDocument();
        return new DateTimeOffset(ticks ?? throw new FormatException("A stored DateTimeOffset has no Ticks."), TimeSpan.FromMinutes(offset));
    }
}
