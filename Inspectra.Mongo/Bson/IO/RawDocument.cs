namespace MongoDB.Bson.IO;

/// <summary>The elements of a document or array where they lie in its bytes.</summary>
/// <remarks>Only what is walked over is checked; malformed bytes throw <see cref="FormatException"/> when they are met.</remarks>
internal readonly ref struct RawDocument
{
    /// <exception cref="FormatException">The bytes do not begin with a plausible document.</exception>
    public RawDocument(ReadOnlySpan<byte> bytes) => Bytes = bytes[..BsonLayout.DocumentLength(bytes)];

    /// <summary>Exactly the bytes of the document, from its length to its terminating zero.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    public bool IsEmpty => Bytes.Length == 5;

    public Enumerator GetEnumerator() => new(Bytes);

    /// <summary>Finds the first element of that name.</summary>
    public bool TryGet(scoped ReadOnlySpan<byte> name, out RawElement element)
    {
        // This loop decides how fast collections are scanned: it looks at names where they lie and builds nothing until one fits.
        var bytes = Bytes;
        var position = 4;
        while ((uint)position < (uint)bytes.Length)
        {
            var type = (BsonType)bytes[position];
            if (type == BsonType.EndOfDocument)
            {
                if (position != bytes.Length - 1) { throw new FormatException("A BSON document ends before its length says."); }
                element = default;
                return false;
            }

            var rest = bytes[(position + 1)..^1];
            var isWanted = name.Length < rest.Length && rest[name.Length] == 0 && rest[..name.Length].SequenceEqual(name);
            var nameLength = isWanted ? name.Length : BsonLayout.CStringLength(rest);
            var value = rest[(nameLength + 1)..];
            var valueLength = BsonLayout.ValueLength(type, value);
            var length = 2 + nameLength + valueLength;
            if (isWanted)
            {
                element = new RawElement(rest[..nameLength], new RawValue(type, value[..valueLength]), bytes.Slice(position, length));
                return true;
            }

            position += length;
        }

        throw BsonLayout.Truncated();
    }

    public bool TryGetValue(scoped ReadOnlySpan<byte> name, out RawValue value)
    {
        var found = TryGet(name, out var element);
        value = element.Value;
        return found;
    }

    /// <summary>Follows names separated by dots through documents, and through arrays by their positions.</summary>
    public bool TryGetPath(scoped ReadOnlySpan<byte> path, out RawValue value)
    {
        var document = this;
        while (true)
        {
            var dot = path.IndexOf((byte)'.');
            if (!document.TryGetValue(dot < 0 ? path : path[..dot], out var found))
            {
                value = default;
                return false;
            }

            if (dot < 0)
            {
                value = found;
                return true;
            }

            if (found.Type is not (BsonType.Document or BsonType.Array))
            {
                value = default;
                return false;
            }

            document = found.AsDocument;
            path = path[(dot + 1)..];
        }
    }

    public int CountElements()
    {
        var count = 0;
        foreach (var _ in this) { count++; }
        return count;
    }

    /// <summary>Walks over everything, nested documents and texts included.</summary>
    /// <exception cref="FormatException">Something inside is malformed.</exception>
    public void Validate() => RawMaterializer.Validate(this, depth: 0);

    /// <summary>Copies the document out into objects.</summary>
    /// <exception cref="FormatException">Something inside is malformed.</exception>
    public BsonDocument ToBsonDocument() => RawMaterializer.Document(this, depth: 0);

    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<byte> _bytes;
        private int _position;

        /// <param name="bytes">The bytes of a checked document.</param>
        /// <param name="position">Offset of the element to begin with.</param>
        internal Enumerator(ReadOnlySpan<byte> bytes, int position = 4)
        {
            _bytes = bytes;
            _position = position;
            Current = default;
        }

        public RawElement Current { get; private set; }

        /// <summary>Offset within the document of the byte after the current element.</summary>
        public readonly int Position => _position;

        public bool MoveNext()
        {
            var start = _position;
            if ((uint)start >= (uint)_bytes.Length) { throw BsonLayout.Truncated(); }
            var type = (BsonType)_bytes[start];
            if (type == BsonType.EndOfDocument)
            {
                return start == _bytes.Length - 1
                    ? false
                    : throw new FormatException("A BSON document ends before its length says.");
            }

            var rest = _bytes[(start + 1)..^1];
            var nameLength = BsonLayout.CStringLength(rest);
            var valueBytes = rest[(nameLength + 1)..];
            var valueLength = BsonLayout.ValueLength(type, valueBytes);
            var length = 1 + nameLength + 1 + valueLength;
            Current = new RawElement(
                rest[..nameLength],
                new RawValue(type, valueBytes[..valueLength]),
                _bytes.Slice(start, length));
            _position = start + length;
            return true;
        }
    }
}
