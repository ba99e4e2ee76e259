using System.Collections;
using System.Diagnostics.CodeAnalysis;
using MongoDB.Bson.IO;

namespace MongoDB.Bson;

/// <summary>A document that stays in its bytes and is read from there, element by element. It cannot be changed.</summary>
public class RawBsonDocument : BsonDocument, IDisposable
{
    private ReadOnlyMemory<byte> _bytes;
    private bool _isDisposed;

    /// <exception cref="FormatException">The bytes do not begin with a plausible document.</exception>
    public RawBsonDocument(byte[] bytes)
        : this((ReadOnlyMemory<byte>)(bytes ?? throw new ArgumentNullException(nameof(bytes))))
    {
    }

    internal RawBsonDocument(ReadOnlyMemory<byte> bytes) => _bytes = bytes[..BsonLayout.DocumentLength(bytes.Span)];

    public override int ElementCount => Raw.CountElements();

    public override IEnumerable<BsonElement> Elements
    {
        get
        {
            var position = 4;
            while (TryReadAt(ref position, out var element)) { yield return element; }
        }
    }

    public override BsonValue this[int index]
    {
        get => GetValue(index);
        set => throw ReadOnly();
    }

    public override BsonValue this[string name]
    {
        get => GetValue(name);
        set => throw ReadOnly();
    }

    internal ReadOnlyMemory<byte> RawBytes
    {
        get
        {
            ThrowIfDisposed();
            return _bytes;
        }
    }

    private RawDocument Raw => new(RawBytes.Span);

    public override BsonDocument Add(BsonElement element) => throw ReadOnly();

    public override BsonDocument Add(string name, BsonValue value) => throw ReadOnly();

    public override BsonDocument Add(string name, BsonValue value, bool condition) => throw ReadOnly();

    public override BsonDocument Add(string name, Func<BsonValue> valueFactory, bool condition) => throw ReadOnly();

    public override BsonDocument AddRange(Dictionary<string, object?> dictionary) => throw ReadOnly();

    public override BsonDocument AddRange(IDictionary dictionary) => throw ReadOnly();

    public override BsonDocument AddRange(IEnumerable<BsonElement> elements) => throw ReadOnly();

    public override BsonDocument AddRange(IEnumerable<KeyValuePair<string, object?>> dictionary) => throw ReadOnly();

    public override void Clear() => throw ReadOnly();

    public override BsonValue Clone() => new RawBsonDocument(RawBytes.ToArray());

    public override BsonValue DeepClone() => new RawBsonDocument(RawBytes.ToArray());

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    public override BsonElement GetElement(int index) => Elements.ElementAt(index);

    public override IEnumerator<BsonElement> GetEnumerator() => Elements.GetEnumerator();

    public override BsonValue GetValue(int index) => GetElement(index).Value;

    public override int IndexOfName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var index = 0;
        foreach (var element in Elements)
        {
            if (element.Name == name) { return index; }
            index++;
        }

        return -1;
    }

    public override bool Contains(string name) => TryGetElement(name, out _);

    public override void InsertAt(int index, BsonElement element) => throw ReadOnly();

    /// <returns>An ordinary document with the same elements.</returns>
    internal BsonDocument Materialize() => Raw.ToBsonDocument();

    public override BsonDocument Merge(BsonDocument document) => throw ReadOnly();

    public override BsonDocument Merge(BsonDocument document, bool overwriteExistingElements) => throw ReadOnly();

    public override void Remove(string name) => throw ReadOnly();

    public override void RemoveAt(int index) => throw ReadOnly();

    public override void RemoveElement(BsonElement element) => throw ReadOnly();

    public override BsonDocument Set(int index, BsonValue value) => throw ReadOnly();

    public override BsonDocument Set(string name, BsonValue value) => throw ReadOnly();

    public override BsonDocument SetElement(int index, BsonElement element) => throw ReadOnly();

    public override BsonDocument SetElement(BsonElement element) => throw ReadOnly();

    public override bool TryGetElement(string name, out BsonElement value)
    {
        ArgumentNullException.ThrowIfNull(name);
        var found = Raw.TryGet(System.Text.Encoding.UTF8.GetBytes(name), out var element);
        value = found ? new BsonElement(name, ToValue(element.Value)) : default;
        return found;
    }

    public override bool TryGetValue(string name, [MaybeNullWhen(false)] out BsonValue value)
    {
        var found = TryGetElement(name, out var element);
        value = element.Value;
        return found;
    }

    protected virtual void Dispose(bool disposing)
    {
        _isDisposed = true;
        _bytes = default;
    }

    protected void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_isDisposed, this);

    private bool TryReadAt(ref int position, out BsonElement element)
    {
        var elements = new RawDocument.Enumerator(RawBytes.Span, position);
        var found = elements.MoveNext();
        element = found ? new BsonElement(elements.Current.NameText, ToValue(elements.Current.Value)) : default;
        position = elements.Position;
        return found;
    }

    /// <summary>A nested document is copied out raw, so that its elements too are read only when asked for.</summary>
    private static BsonValue ToValue(RawValue value) =>
        value.Type == BsonType.Document ? new RawBsonDocument(value.Bytes.ToArray()) : value.ToBsonValue();

    private static NotSupportedException ReadOnly() => new("A RawBsonDocument cannot be changed.");
}
