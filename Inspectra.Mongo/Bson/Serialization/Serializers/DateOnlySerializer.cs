using System.Globalization;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores days, by default as their midnight in UTC.</summary>
public sealed class DateOnlySerializer : StructSerializerBase<DateOnly>, IRepresentationConfigurable<DateOnlySerializer>
{
    public DateOnlySerializer()
        : this(BsonType.DateTime)
    {
    }

    public DateOnlySerializer(BsonType representation)
    {
        if (representation is not (BsonType.DateTime or BsonType.Int64 or BsonType.String))
        {
            throw new ArgumentException($"{representation} is not a valid representation for a DateOnly.", nameof(representation));
        }

        Representation = representation;
    }

    public static DateOnlySerializer Instance { get; } = new();

    public BsonType Representation { get; }

    public override DateOnly Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var type = context.Reader.GetCurrentBsonType();
        return type switch
        {
            BsonType.DateTime => DateOnly.FromDateTime(BsonUtils.ToDateTimeFromMillisecondsSinceEpoch(context.Reader.ReadDateTime())),
            BsonType.Int64 => DateOnly.FromDateTime(new DateTime(context.Reader.ReadInt64(), DateTimeKind.Utc)),
            BsonType.String => DateOnly.ParseExact(context.Reader.ReadString(), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => throw CreateCannotDeserializeFromBsonTypeException(type),
        };
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, DateOnly value)
    {
        var midnight = value.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        switch (Representation)
        {
            case BsonType.Int64:
                context.Writer.WriteInt64(midnight.Ticks);
                break;
            case BsonType.String:
                context.Writer.WriteString(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            default:
                context.Writer.WriteDateTime(BsonUtils.ToMillisecondsSinceEpoch(midnight));
                break;
        }
    }

    public DateOnlySerializer WithRepresentation(BsonType representation) => representation == Representation ? this : new(representation);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}
