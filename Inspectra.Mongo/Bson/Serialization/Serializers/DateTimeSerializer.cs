using System.Globalization;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores times, by default as UTC dates of millisecond precision.</summary>
public sealed class DateTimeSerializer : StructSerializerBase<DateTime>, IRepresentationConfigurable<DateTimeSerializer>
{
    public DateTimeSerializer()
        : this(DateTimeKind.Utc, BsonType.DateTime)
    {
    }

    public DateTimeSerializer(bool dateOnly)
        : this(dateOnly, BsonType.DateTime)
    {
    }

    public DateTimeSerializer(bool dateOnly, BsonType representation)
        : this(dateOnly, DateTimeKind.Utc, representation)
    {
    }

    public DateTimeSerializer(BsonType representation)
        : this(DateTimeKind.Utc, representation)
    {
    }

    public DateTimeSerializer(DateTimeKind kind)
        : this(kind, BsonType.DateTime)
    {
    }

    public DateTimeSerializer(DateTimeKind kind, BsonType representation)
        : this(false, kind, representation)
    {
    }

    private DateTimeSerializer(bool dateOnly, DateTimeKind kind, BsonType representation)
    {
        if (representation is not (BsonType.DateTime or BsonType.Int64 or BsonType.String or BsonType.Document))
        {
            throw new ArgumentException($"{representation} is not a valid representation for a DateTime.", nameof(representation));
        }

        DateOnly = dateOnly;
        Kind = kind;
        Representation = representation;
    }

    public static DateTimeSerializer Instance { get; } = new();

    public static DateTimeSerializer DateOnlyInstance { get; } = new(true);

    public static DateTimeSerializer LocalInstance { get; } = new(DateTimeKind.Local);

    public static DateTimeSerializer UtcInstance { get; } = new(DateTimeKind.Utc);

    public bool DateOnly { get; }

    public DateTimeKind Kind { get; }

    public BsonType Representation { get; }

    public override DateTime Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var type = context.Reader.GetCurrentBsonType();
        var value = type switch
        {
            BsonType.DateTime => BsonUtils.ToDateTimeFromMillisecondsSinceEpoch(context.Reader.ReadDateTime()),
            BsonType.Int64 => new DateTime(context.Reader.ReadInt64(), DateTimeKind.Utc),
            BsonType.String => FromText(context.Reader.ReadString()),
            BsonType.Document => FromDocument(context),
            _ => throw CreateCannotDeserializeFromBsonTypeException(type),
        };
        if (DateOnly)
        {
            if (value.TimeOfDay != TimeSpan.Zero)
            {
                throw new FormatException("TimeOfDay component for a DateOnly DateTime value is not zero.");
            }

            return DateTime.SpecifyKind(value, Kind);
        }

        return Kind switch
        {
            DateTimeKind.Local => value.ToLocalTime(),
            DateTimeKind.Unspecified => DateTime.SpecifyKind(value, DateTimeKind.Unspecified),
            _ => value,
        };
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, DateTime value)
    {
        DateTime utc;
        if (DateOnly)
        {
            if (value.TimeOfDay != TimeSpan.Zero)
            {
                throw new BsonSerializationException("TimeOfDay component is not zero.");
            }

            utc = DateTime.SpecifyKind(value, DateTimeKind.Utc);
        }
        else
        {
            utc = BsonUtils.ToUniversalTime(value);
        }

        var writer = context.Writer;
        switch (Representation)
        {
            case BsonType.Int64:
                writer.WriteInt64(utc.Ticks);
                break;
            case BsonType.String:
                writer.WriteString(DateOnly
                    ? value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                    : utc.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));
                break;
            case BsonType.Document:
                writer.WriteStartDocument();
                writer.WriteName("DateTime");
                writer.WriteDateTime(BsonUtils.ToMillisecondsSinceEpoch(utc));
                writer.WriteName("Ticks");
                writer.WriteInt64(utc.Ticks);
                writer.WriteEndDocument();
                break;
            default:
                writer.WriteDateTime(BsonUtils.ToMillisecondsSinceEpoch(utc));
                break;
        }
    }

    public DateTimeSerializer WithDateOnly(bool dateOnly) => new(dateOnly, Kind, Representation);

    public DateTimeSerializer WithDateOnly(bool dateOnly, BsonType representation) => new(dateOnly, Kind, representation);

    public DateTimeSerializer WithKind(DateTimeKind kind) => new(DateOnly, kind, Representation);

    public DateTimeSerializer WithKind(DateTimeKind kind, BsonType representation) => new(DateOnly, kind, representation);

    public DateTimeSerializer WithRepresentation(BsonType representation) => new(DateOnly, Kind, representation);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);

    private static DateTime FromText(string text) => DateTime.Parse(
        text,
        CultureInfo.InvariantCulture,
        DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    private static DateTime FromDocument(BsonDeserializationContext context)
    {
        DateTime? value = null;
        var reader = context.Reader;
        reader.ReadStartDocument();
        while (reader.ReadBsonType() != BsonType.EndOfDocument)
        {
            if (reader.ReadName() == "Ticks") { value = new DateTime(reader.ReadInt64(), DateTimeKind.Utc); } else { reader.SkipValue(); }
        }

        reader.ReadEndDocument();
        return value ?? throw new FormatException("A stored DateTime has no Ticks.");
    }
}
