using MongoDB.Bson.IO;
using MongoDB.Bson;

namespace Inspectra.Mongo.Commands;

/// <summary>A reply where it lies in its bytes; only what is asked for is decoded.</summary>
internal readonly struct CommandReply(ReadOnlyMemory<byte> bytes)
{
    public bool IsOk => Raw.TryGetValue("ok"u8, out var ok) && ok.TryGetDouble(out var value) && value == 1;

    public ReadOnlyMemory<byte> Bytes => bytes;

    private RawDocument Raw => new(bytes.Span);

    public BsonDocument ToBsonDocument() => Raw.ToBsonDocument();

    public bool Contains(ReadOnlySpan<byte> name) => Raw.TryGetValue(name, out _);

    /// <returns>0 when the reply holds no such number.</returns>
    public long Number(ReadOnlySpan<byte> name) => Raw.TryGetValue(name, out var value) && value.TryGetInt64(out var number) ? number : 0;

    /// <returns>Null when the reply holds no such value.</returns>
    public BsonValue? Value(ReadOnlySpan<byte> name) => Raw.TryGetValue(name, out var value) ? value.ToBsonValue() : null;

    /// <returns>The bytes of a document inside the reply, not copied; empty when there is none of that name.</returns>
    public ReadOnlyMemory<byte> Document(ReadOnlySpan<byte> name) =>
        Raw.TryGetValue(name, out var value) && value.Type == BsonType.Document ? Locate(value) : ReadOnlyMemory<byte>.Empty;

    public bool HasLabel(ReadOnlySpan<byte> label)
    {
        if (!Raw.TryGetValue("errorLabels"u8, out var labels) || labels.Type != BsonType.Array) { return false; }
        foreach (var element in labels.AsDocument)
        {
            if (element.Type == BsonType.String && element.Value.AsUtf8.SequenceEqual(label)) { return true; }
        }
        return false;
    }

    /// <summary>The documents of the cursor's batch, not copied.</summary>
    /// <exception cref="FormatException">The reply carries no cursor.</exception>
    public CursorReply Cursor()
    {
        if (!Raw.TryGetValue("cursor"u8, out var cursor) || cursor.Type != BsonType.Document)
        {
            throw new FormatException("The reply carries no cursor.");
        }
        var documents = new List<ReadOnlyMemory<byte>>();
        long id = 0;
        BsonDocument? resumeToken = null;
        foreach (var element in cursor.AsDocument)
        {
            if (element.Name.SequenceEqual("id"u8)) { element.Value.TryGetInt64(out id); }
            else if (element.Name.SequenceEqual("firstBatch"u8) || element.Name.SequenceEqual("nextBatch"u8))
            {
                foreach (var document in element.Value.AsDocument) { documents.Add(Locate(document.Value)); }
            }
            else if (element.Name.SequenceEqual("postBatchResumeToken"u8)) { resumeToken = element.Value.ToBsonValue().AsBsonDocument; }
        }
        return new CursorReply(id, documents, resumeToken);
    }

    // The raw value is a span into the reply; the same place as memory outlives this call.
    private ReadOnlyMemory<byte> Locate(RawValue value)
    {
        bytes.Span.Overlaps(value.Bytes, out var offset);
        return bytes.Slice(offset, value.Bytes.Length);
    }
}
