using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization;

/// <summary>What all serializers of one run share when they read.</summary>
public class BsonDeserializationContext
{
    private BsonDeserializationContext(IBsonReader reader, bool allowDuplicateElementNames)
    {
        Reader = reader;
        AllowDuplicateElementNames = allowDuplicateElementNames;
    }

    public bool AllowDuplicateElementNames { get; }

    public IBsonReader Reader { get; }

    /// <summary>The reader, for serializers that look at bytes where they lie.</summary>
    /// <exception cref="NotSupportedException">The reader is of another kind.</exception>
    internal BsonBinaryReader BinaryReader => Reader as BsonBinaryReader
        ?? throw new NotSupportedException($"Classes can be read from a {nameof(BsonBinaryReader)} only, not from a {Reader.GetType().Name}.");

    public static BsonDeserializationContext CreateRoot(IBsonReader reader, Action<Builder>? configurator = null) =>
        Create(reader, false, configurator);

    public BsonDeserializationContext With(Action<Builder>? configurator = null) =>
        configurator is null ? this : Create(Reader, AllowDuplicateElementNames, configurator);

    private static BsonDeserializationContext Create(IBsonReader reader, bool allowDuplicateElementNames, Action<Builder>? configurator)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var builder = new Builder(reader) { AllowDuplicateElementNames = allowDuplicateElementNames };
        configurator?.Invoke(builder);
        return new BsonDeserializationContext(reader, builder.AllowDuplicateElementNames);
    }

    /// <summary>Sets a context up before it is frozen.</summary>
    public class Builder
    {
        internal Builder(IBsonReader reader) => Reader = reader;

        public bool AllowDuplicateElementNames { get; set; }

        public IBsonReader Reader { get; }
    }
}
