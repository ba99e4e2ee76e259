using System.Globalization;
using MongoDB.Bson.Serialization.Options;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores spans of time, by default as text.</summary>
public sealed class TimeSpanSerializer : StructSerializerBase<TimeSpan>, IRepresentationConfigurable<TimeSpanSerializer>
{
    public TimeSpanSerializer()
        : this(BsonType.String)
    {
    }

    public TimeSpanSerializer(BsonType representation)
        : this(representation, TimeSpanUnits.Ticks)
    {
    }

    public TimeSpanSerializer(BsonType representation, TimeSpanUnits units)
    {
        if (representation is not (BsonType.String or BsonType.Int32 or BsonType.Int64 or BsonType.Double))
        {
            throw new ArgumentException($"{representation} is not a valid representation for a TimeSpan.", nameof(representation));
        }

        Representation = representation;
        Units = units;
    }

    public BsonType Representation { get; }

    public TimeSpanUnits Units { get; }

    public override TimeSpan Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var type = context.Reader.GetCurrentBsonType();
        return type switch
        {
            BsonType.String => TimeSpan.Parse(context.Reader.ReadString(), CultureInfo.InvariantCulture),
            BsonType.Int32 => FromUnits(context.Reader.ReadInt32()),
            BsonType.Int64 => Units == TimeSpanUnits.Ticks
                ? new TimeSpan(context.Reader.ReadInt64())
                : FromUnits(context.Reader.ReadInt64()),
            BsonType.Double => FromUnits(context.Reader.ReadDouble()),
            _ => throw CreateCannotDeserializeFromBsonTypeException(type),
        };
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TimeSpan value)
    {
        switch (Representation)
        {
            case BsonType.Int32:
                context.Writer.WriteInt32(checked((int)ToUnits(value)));
                break;
            case BsonType.Int64:
                context.Writer.WriteInt64(Units == TimeSpanUnits.Ticks ? value.Ticks : checked((long)ToUnits(value)));
                break;
            case BsonType.Double:
                context.Writer.WriteDouble((double)ToUnits(value));
                break;
            default:
                context.Writer.WriteString(value.ToString());
                break;
        }
    }

    public TimeSpanSerializer WithRepresentation(BsonType representation) => new(representation, Units);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);

    private decimal TicksPerUnit => Units switch
    {
        TimeSpanUnits.Ticks => 1,
        TimeSpanUnits.Days => TimeSpan.TicksPerDay,
        TimeSpanUnits.Hours => TimeSpan.TicksPerHour,
        TimeSpanUnits.Minutes => TimeSpan.TicksPerMinute,
        TimeSpanUnits.Seconds => TimeSpan.TicksPerSecond,
        TimeSpanUnits.Milliseconds => TimeSpan.TicksPerMillisecond,
        TimeSpanUnits.Microseconds => TimeSpan.TicksPerMicrosecond,
        _ => 0.01m, // A tick is a hundred nanoseconds.
    };

    private decimal ToUnits(TimeSpan value) => value.Ticks / TicksPerUnit;

    private TimeSpan FromUnits(double value) => new(checked((long)(value * (double)TicksPerUnit)));
}
