using System.Globalization;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores times of day, by default as ticks.</summary>
public sealed class TimeOnlySerializer : StructSerializerBase<TimeOnly>, IRepresentationConfigurable<TimeOnlySerializer>
{
    public TimeOnlySerializer()
        : this(BsonType.Int64)
    {
    }

    public TimeOnlySerializer(BsonType representation)
    {
        if (representation is not (BsonType.Int64 or BsonType.String))
        {
            throw new ArgumentException($"{representation} is not a valid representation for a TimeOnly.", nameof(representation));
        }

        Representation = representation;
    }

    public static TimeOnlySerializer Instance { get; } = new();

    public BsonType Representation { get; }

    public override TimeOnly Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var type = context.Reader.GetCurrentBsonType();
        return type switch
        {
            BsonType.Int64 => new TimeOnly(context.Reader.ReadInt64()),
            BsonType.String => TimeOnly.ParseExact(context.Reader.ReadString(), "o", CultureInfo.InvariantCulture),
            _ => throw CreateCannotDeserializeFromBsonTypeException(type),
        };
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TimeOnly value)
    {
        if (Representation == BsonType.String) { context.Writer.WriteString(value.ToString("o", CultureInfo.InvariantCulture)); }
        else { context.Writer.WriteInt64(value.Ticks); }
    }

    public TimeOnlySerializer WithRepresentation(BsonType representation) => representation == Representation ? this : new(representation);

    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}
