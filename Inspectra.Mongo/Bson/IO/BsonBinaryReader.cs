using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace MongoDB.Bson.IO;

/// <summary>Reads BSON bytes. Malformed bytes throw <see cref="FormatException"/>; no byte outside the document is touched.</summary>
public class BsonBinaryReader : IBsonReader
{
    private readonly byte[] _bytes;
    private readonly int _limit;
    private Frame[] _frames = new Frame[4];
    private int _depth;
    private Cursor _cursor;

    public BsonBinaryReader(Stream stream)
        : this(ReadOne(stream))
    {
    }

    internal BsonBinaryReader(ReadOnlyMemory<byte> bytes)
    {
        if (!MemoryMarshal.TryGetArray(bytes, out var segment)) { segment = new ArraySegment<byte>(bytes.ToArray()); }
        _bytes = segment.Array ?? [];
        _limit = segment.Offset + segment.Count;
        _cursor.Position = segment.Offset;
    }

    public BsonType CurrentBsonType => _cursor.Type;

    public BsonReaderState State => _cursor.State;

    /// <summary>The name of the current element, where it lies.</summary>
    internal ReadOnlySpan<byte> NameUtf8 => _bytes.AsSpan(_cursor.NameStart, _cursor.NameLength);

    /// <summary>The current value, where it lies.</summary>
    internal RawValue RawValue
    {
        get
        {
            ReachValue();
            return new RawValue(_cursor.Type, _bytes.AsSpan(_cursor.ValueStart, _cursor.ValueLength));
        }
    }

    public void Close() => _cursor.State = BsonReaderState.Closed;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    public BsonReaderBookmark GetBookmark() => new Bookmark(_cursor, _frames[.._depth], State is BsonReaderState.Value ? NameText() : null);

    public BsonType GetCurrentBsonType()
    {
        ReachValue();
        return _cursor.Type;
    }

    public bool IsAtEndOfFile() => _depth == 0 && _cursor.Position >= _limit;

    public BsonBinaryData ReadBinaryData()
    {
        var raw = Take(BsonType.Binary);
        return new BsonBinaryData(raw.AsBinary.ToArray(), raw.BinarySubType);
    }

    public bool ReadBoolean() => Take(BsonType.Boolean).AsBoolean;

    public BsonType ReadBsonType()
    {
        if (_cursor.State is BsonReaderState.Initial or BsonReaderState.Done or BsonReaderState.ScopeDocument)
        {
            SetValue(BsonType.Document, _cursor.Position, BsonLayout.DocumentLength(_bytes.AsSpan(_cursor.Position, _limit - _cursor.Position)));
            return BsonType.Document;
        }

        Expect(BsonReaderState.Type, nameof(ReadBsonType));
        ref var frame = ref _frames[_depth - 1];
        var rest = _bytes.AsSpan(_cursor.Position, frame.End - _cursor.Position);
        if (rest.IsEmpty) { throw BsonLayout.Truncated(); }
        var type = (BsonType)rest[0];
        if (type == BsonType.EndOfDocument)
        {
            if (rest.Length != 1) { throw new FormatException("A BSON document ends before its length says."); }
            _cursor.Type = BsonType.EndOfDocument;
            _cursor.State = frame.IsArray ? BsonReaderState.EndOfArray : BsonReaderState.EndOfDocument;
            return type;
        }

        rest = rest[1..^1];
        var nameLength = BsonLayout.CStringLength(rest);
        _cursor.NameStart = _cursor.Position + 1;
        _cursor.NameLength = nameLength;
        SetValue(type, _cursor.NameStart + nameLength + 1, BsonLayout.ValueLength(type, rest[(nameLength + 1)..]));
        _cursor.State = frame.IsArray ? BsonReaderState.Value : BsonReaderState.Name;
        return type;
    }

    public byte[] ReadBytes()
    {
        var raw = Take(BsonType.Binary);
        return raw.BinarySubType is BsonBinarySubType.Binary or BsonBinarySubType.OldBinary
            ? raw.AsBinary.ToArray()
            : throw new FormatException($"Expected plain bytes, but found a binary of subtype {raw.BinarySubType}.");
    }

    public long ReadDateTime() => Take(BsonType.DateTime).AsInt64;

    public Decimal128 ReadDecimal128() => Take(BsonType.Decimal128).AsDecimal128;

    public double ReadDouble() => Take(BsonType.Double).AsDouble;

    public void ReadEndArray() => Leave(BsonReaderState.EndOfArray, nameof(ReadEndArray));

    public void ReadEndDocument() => Leave(BsonReaderState.EndOfDocument, nameof(ReadEndDocument));

    public Guid ReadGuid() => ReadGuid(GuidRepresentation.Standard);

    public Guid ReadGuid(GuidRepresentation guidRepresentation) => ReadBinaryData().ToGuid(guidRepresentation);

    public int ReadInt32() => Take(BsonType.Int32).AsInt32;

    public long ReadInt64() => Take(BsonType.Int64).AsInt64;

    public string ReadJavaScript() => Take(BsonType.JavaScript).AsString;

    public string ReadJavaScriptWithScope()
    {
        ReachValue();
        Verify(BsonType.JavaScriptWithScope);
        var raw = RawValue;
        var code = BsonLayout.Text(raw.ScopedCode);
        Push(new Frame(_cursor.ValueStart + _cursor.ValueLength, IsArray: false, IsScope: true));
        _cursor.Position = _cursor.ValueStart + 8 + BinaryPrimitives.ReadInt32LittleEndian(raw.Bytes[4..]);
        _cursor.State = BsonReaderState.ScopeDocument;
        return code;
    }

    public void ReadMaxKey() => Take(BsonType.MaxKey);

    public void ReadMinKey() => Take(BsonType.MinKey);

    public string ReadName()
    {
        if (_cursor.State == BsonReaderState.Type) { ReadBsonType(); }
        Expect(BsonReaderState.Name, nameof(ReadName));
        _cursor.State = BsonReaderState.Value;
        return NameText();
    }

    public void ReadNull() => Take(BsonType.Null);

    public ObjectId ReadObjectId() => Take(BsonType.ObjectId).AsObjectId;

    public BsonRegularExpression ReadRegularExpression() => (BsonRegularExpression)Take(BsonType.RegularExpression).ToBsonValue();

    public void ReadStartArray()
    {
        ReachValue();
        Verify(BsonType.Array);
        Enter(isArray: true);
    }

    public void ReadStartDocument()
    {
        ReachValue();
        Verify(BsonType.Document);
        Enter(isArray: false);
    }

    public string ReadString() => Take(BsonType.String).AsString;

    public string ReadSymbol() => Take(BsonType.Symbol).AsString;

    public long ReadTimestamp() => Take(BsonType.Timestamp).AsInt64;

    public void ReadUndefined() => Take(BsonType.Undefined);

    public void ReturnToBookmark(BsonReaderBookmark bookmark)
    {
        var place = (Bookmark)bookmark;
        _cursor = place.Cursor;
        _depth = place.Frames.Length;
        if (_frames.Length < _depth) { _frames = new Frame[_depth * 2]; }
        place.Frames.CopyTo(_frames, 0);
    }

    public void SkipName()
    {
        Expect(BsonReaderState.Name, nameof(SkipName));
        _cursor.State = BsonReaderState.Value;
    }

    public void SkipValue()
    {
        ReachValue();
        Pass();
    }

    protected virtual void Dispose(bool disposing) => Close();

    /// <summary>The current value, where it lies; the reader moves past it.</summary>
    internal RawValue TakeRaw()
    {
        ReachValue();
        var raw = RawValue;
        Pass();
        return raw;
    }

    private RawValue Take(BsonType type)
    {
        ReachValue();
        Verify(type);
        var raw = new RawValue(type, _bytes.AsSpan(_cursor.ValueStart, _cursor.ValueLength));
        Pass();
        return raw;
    }

    /// <summary>Passes over type and name where the caller did not ask for them.</summary>
    private void ReachValue()
    {
        if (_cursor.State == BsonReaderState.Value) { return; }
        if (_cursor.State is BsonReaderState.Initial or BsonReaderState.Done or BsonReaderState.Type or BsonReaderState.ScopeDocument)
        {
            ReadBsonType();
        }

        if (_cursor.State == BsonReaderState.Name) { _cursor.State = BsonReaderState.Value; }
        if (_cursor.State != BsonReaderState.Value)
        {
            throw new InvalidOperationException($"A value can not be read when the reader's state is {_cursor.State}.");
        }
    }

    private void Verify(BsonType expected)
    {
        if (_cursor.Type != expected)
        {
            throw new InvalidOperationException($"Expected a value of type {expected}, but found {_cursor.Type}.");
        }
    }

    private void Expect(BsonReaderState state, string operation)
    {
        if (_cursor.State != state)
        {
            throw new InvalidOperationException($"{operation} can only be called when the reader's state is {state}, not {_cursor.State}.");
        }
    }

    private void SetValue(BsonType type, int start, int length)
    {
        _cursor.Type = type;
        _cursor.ValueStart = start;
        _cursor.ValueLength = length;
        _cursor.State = BsonReaderState.Value;
    }

    private void Pass()
    {
        _cursor.Position = _cursor.ValueStart + _cursor.ValueLength;
        _cursor.State = _depth == 0 ? BsonReaderState.Done : BsonReaderState.Type;
    }

    private void Enter(bool isArray)
    {
        if (_depth > BsonLayout.MaxDepth) { throw new FormatException($"BSON is nested more than {BsonLayout.MaxDepth} levels deep."); }
        Push(new Frame(_cursor.ValueStart + _cursor.ValueLength, isArray, IsScope: false));
        _cursor.Position = _cursor.ValueStart + 4;
        _cursor.State = BsonReaderState.Type;
    }

    private void Push(Frame frame)
    {
        if (_depth == _frames.Length) { Array.Resize(ref _frames, _depth * 2); }
        _frames[_depth++] = frame;
    }

    private void Leave(BsonReaderState end, string operation)
    {
        if (_cursor.State == BsonReaderState.Type) { ReadBsonType(); }
        Expect(end, operation);
        var frame = _frames[--_depth];
        _cursor.Position = frame.End;
        if (_depth > 0 && _frames[_depth - 1].IsScope) { _cursor.Position = _frames[--_depth].End; }
        _cursor.State = _depth == 0 ? BsonReaderState.Done : BsonReaderState.Type;
    }

    private string NameText() => BsonLayout.Text(NameUtf8);

    private static byte[] ReadOne(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            var prefix = new byte[4];
            stream.ReadExactly(prefix);
            var length = BinaryPrimitives.ReadInt32LittleEndian(prefix);
            if (length < 5) { throw new FormatException($"A BSON document cannot be {length} bytes long."); }

            // The bytes are gathered as they come: a length that lies must not make us reserve what it claims.
            using var gathered = new MemoryStream();
            gathered.Write(prefix);
            var chunk = new byte[Math.Min(length, 81920)];
            while (gathered.Length < length)
            {
                var wanted = (int)Math.Min(chunk.Length, length - gathered.Length);
                stream.ReadExactly(chunk, 0, wanted);
                gathered.Write(chunk, 0, wanted);
            }

            return gathered.ToArray();
        }
        catch (EndOfStreamException e)
        {
            throw new FormatException("The stream ends in the middle of a BSON document.", e);
        }
    }

    private readonly record struct Frame(int End, bool IsArray, bool IsScope);

    private struct Cursor
    {
        public BsonReaderState State;
        public BsonType Type;
        public int Position;
        public int NameStart;
        public int NameLength;
        public int ValueStart;
        public int ValueLength;
    }

    private sealed class Bookmark(Cursor cursor, Frame[] frames, string? name) : BsonReaderBookmark(cursor.State, cursor.Type, name)
    {
        public Cursor Cursor { get; } = cursor;

        public Frame[] Frames { get; } = frames;
    }
}
