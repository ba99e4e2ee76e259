using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization;

/// <summary>What all serializers of one run share when they write.</summary>
public class BsonSerializationContext
{
    private BsonSerializationContext(IBsonWriter writer, Func<Type, bool> isDynamicType)
    {
        Writer = writer;
        IsDynamicType = isDynamicType;
    }

    public Func<Type, bool> IsDynamicType { get; }

    public IBsonWriter Writer { get; }

    /// <summary>The writer, for serializers that copy bytes or use prepared names.</summary>
    /// <exception cref="NotSupportedException">The writer is of another kind.</exception>
    internal BsonBinaryWriter BinaryWriter => Writer as BsonBinaryWriter
        ?? throw new NotSupportedException($"Classes can be written to a {nameof(BsonBinaryWriter)} only, not to a {Writer.GetType().Name}.");

    public static BsonSerializationContext CreateRoot(IBsonWriter writer, Action<Builder>? configurator = null) =>
        Create(writer, static _ => false, configurator);

    public BsonSerializationContext With(Action<Builder>? configurator = null) =>
        configurator is null ? this : Create(Writer, IsDynamicType, configurator);

    private static BsonSerializationContext Create(IBsonWriter writer, Func<Type, bool> isDynamicType, Action<Builder>? configurator)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (configurator is null) { return new BsonSerializationContext(writer, isDynamicType); }
        var builder = new Builder(writer) { IsDynamicType = isDynamicType };
        configurator(builder);
        return new BsonSerializationContext(writer, builder.IsDynamicType);
    }

    /// <summary>Sets a context up before it is frozen.</summary>
    public class Builder
    {
        internal Builder(IBsonWriter writer) => Writer = writer;

        public Func<Type, bool> IsDynamicType { get; set; } = static _ => false;

        public IBsonWriter Writer { get; }
    }
}
