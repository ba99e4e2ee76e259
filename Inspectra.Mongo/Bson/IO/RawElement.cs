namespace MongoDB.Bson.IO;

/// <summary>A name and its value where they lie in the bytes of a document.</summary>
internal readonly ref struct RawElement
{
    public RawElement(ReadOnlySpan<byte> name, RawValue value, ReadOnlySpan<byte> bytes)
    {
        Name = name;
        Value = value;
        Bytes = bytes;
    }

    /// <summary>UTF-8, without the terminating zero.</summary>
    public ReadOnlySpan<byte> Name { get; }

    public RawValue Value { get; }

    public BsonType Type => Value.Type;

    /// <summary>The whole element: type byte, name and value, ready to be copied into another document.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    public string NameText => BsonLayout.Text(Name);
}
