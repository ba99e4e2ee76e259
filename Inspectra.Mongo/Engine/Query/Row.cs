using System.Text;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Inspectra.Mongo.Engine.Query;

/// <summary>A document on its way through a pipeline: raw bytes, of which only what is asked for is decoded, or built values.</summary>
/// <remarks>Never changed once made: a stage that changes a document makes a new row.</remarks>
internal sealed class Row
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private BsonDocument? _document;

    public Row(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    public Row(BsonDocument document) => _document = document;

    public static Row Empty { get; } = new(new BsonDocument());

    /// <summary>The decoded document; the caller must not change it.</summary>
    public BsonDocument Document => _document ??= new RawDocument(_bytes.Span).ToBsonDocument();

    public ReadOnlyMemory<byte> Bytes => IsRaw ? _bytes : Document.ToBson();

    /// <summary>True when the row has its bytes at hand.</summary>
    public bool IsRaw => !_bytes.IsEmpty;

    /// <returns>null when the field is missing.</returns>
    public BsonValue? Get(string name)
    {
        if (_document is { } document)
        {
            return document.TryGetValue(name, out var value) ? value : null;
        }
        Span<byte> buffer = stackalloc byte[64];
        if (!Encoding.UTF8.TryGetBytes(name, buffer, out var length))
        {
            return Document.TryGetValue(name, out var value) ? value : null;
        }
        return RawReader.Find(_bytes.Span, buffer[..length]).Decode();
    }

    /// <summary>A row that outlives the source's buffer: raw bytes are copied, a built document is kept.</summary>
    public Row Retain() => IsRaw ? new Row(_bytes.ToArray()) : this;
}
