namespace MongoDB.Bson.IO;

/// <summary>Writes BSON bytes, to a stream or to a pooled buffer.</summary>
public class BsonBinaryWriter : IBsonWriter
{
    private readonly BsonBufferWriter _buffer;
    private readonly Stream? _stream;
    private Frame[] _frames = new Frame[4];
    private int _depth;
    private byte[]? _nameUtf8;
    private string? _name;

    /// <summary>What was written reaches the stream with each complete document.</summary>
    public BsonBinaryWriter(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        _buffer = new BsonBufferWriter();
    }

    /// <summary>Appends to the buffer, which stays the caller's.</summary>
    internal BsonBinaryWriter(BsonBufferWriter buffer) => _buffer = buffer;

    public long Position => _buffer.Position;

    public int SerializationDepth => _depth;

    public BsonWriterState State { get; private set; }

    public Stream? BaseStream => _stream;

    public void Close()
    {
        if (State == BsonWriterState.Closed) { return; }
        Flush();
        State = BsonWriterState.Closed;
        if (_stream is not null) { _buffer.Dispose(); }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    public void Flush()
    {
        if (_stream is null || _depth > 0 || State == BsonWriterState.Closed) { return; }
        _stream.Write(_buffer.WrittenSpan);
        _buffer.Clear();
    }

    public void WriteBinaryData(BsonBinaryData binaryData)
    {
        ArgumentNullException.ThrowIfNull(binaryData);
        WriteBinary(binaryData.Bytes, binaryData.SubType);
    }

    public void WriteBoolean(bool value)
    {
        Begin(BsonType.Boolean);
        _buffer.WriteByte(value ? (byte)1 : (byte)0);
    }

    public void WriteBytes(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        WriteBinary(bytes, BsonBinarySubType.Binary);
    }

    public void WriteDateTime(long value)
    {
        Begin(BsonType.DateTime);
        _buffer.WriteInt64(value);
    }

    public void WriteDecimal128(Decimal128 value)
    {
        Begin(BsonType.Decimal128);
        _buffer.WriteDecimal128(value);
    }

    public void WriteDouble(double value)
    {
        Begin(BsonType.Double);
        _buffer.WriteDouble(value);
    }

    public void WriteEndArray() => End(isArray: true);

    public void WriteEndDocument() => End(isArray: false);

    public void WriteGuid(Guid guid) => WriteGuid(guid, GuidRepresentation.Standard);

    public void WriteGuid(Guid guid, GuidRepresentation guidRepresentation) =>
        WriteBinaryData(new BsonBinaryData(guid, guidRepresentation));

    public void WriteInt32(int value)
    {
        Begin(BsonType.Int32);
        _buffer.WriteInt32(value);
    }

    public void WriteInt64(long value)
    {
        Begin(BsonType.Int64);
        _buffer.WriteInt64(value);
    }

    public void WriteJavaScript(string code)
    {
        Begin(BsonType.JavaScript);
        _buffer.WriteString(code);
    }

    public void WriteJavaScriptWithScope(string code)
    {
        Begin(BsonType.JavaScriptWithScope);
        Push(new Frame(_buffer.Position, IsArray: false, IsScope: true));
        _buffer.WriteInt32(0);
        _buffer.WriteString(code);
        State = BsonWriterState.ScopeDocument;
    }

    public void WriteMaxKey() => Begin(BsonType.MaxKey);

    public void WriteMinKey() => Begin(BsonType.MinKey);

    public void WriteName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        ExpectName();
        _name = name;
        _nameUtf8 = null;
        State = BsonWriterState.Value;
    }

    public void WriteNull() => Begin(BsonType.Null);

    public void WriteObjectId(ObjectId objectId)
    {
        Begin(BsonType.ObjectId);
        _buffer.WriteObjectId(objectId);
    }

    public void WriteRegularExpression(BsonRegularExpression regex)
    {
        ArgumentNullException.ThrowIfNull(regex);
        Begin(BsonType.RegularExpression);
        _buffer.WriteCString(regex.Pattern);
        _buffer.WriteCString(regex.Options);
    }

    public void WriteStartArray()
    {
        Begin(BsonType.Array);
        Push(new Frame(_buffer.BeginDocument(), IsArray: true, IsScope: false));
        State = BsonWriterState.Value;
    }

    public void WriteStartDocument()
    {
        if (State is BsonWriterState.Value) { Begin(BsonType.Document); }
        else if (State is not (BsonWriterState.Initial or BsonWriterState.Done or BsonWriterState.ScopeDocument)) { throw Misplaced(); }
        Push(new Frame(_buffer.BeginDocument(), IsArray: false, IsScope: false));
        State = BsonWriterState.Name;
    }

    public void WriteString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Begin(BsonType.String);
        _buffer.WriteString(value);
    }

    public void WriteSymbol(string value)
    {
        Begin(BsonType.Symbol);
        _buffer.WriteString(value);
    }

    public void WriteTimestamp(long value)
    {
        Begin(BsonType.Timestamp);
        _buffer.WriteInt64(value);
    }

    public void WriteUndefined() => Begin(BsonType.Undefined);

    /// <summary>Writes a value that is BSON already.</summary>
    internal void WriteRaw(RawValue value)
    {
        if (_depth == 0 && value.Type == BsonType.Document) { State = BsonWriterState.Done; }
        else { Begin(value.Type); }
        _buffer.WriteRaw(value.Bytes);
    }

    internal void WriteValue(BsonValue value)
    {
        if (_depth == 0 && value is BsonDocument document)
        {
            _buffer.WriteDocument(document);
            State = BsonWriterState.Done;
            return;
        }

        Begin(value.BsonType);
        BsonTreeWriter.WriteValue(_buffer, value, _depth);
    }

    internal void WriteBinary(ReadOnlySpan<byte> bytes, BsonBinarySubType subType)
    {
        Begin(BsonType.Binary);
        _buffer.WriteBinary(bytes, subType);
    }

    /// <param name="name">Without zero bytes; kept until the value is written.</param>
    internal void WriteNameUtf8(byte[] name)
    {
        ExpectName();
        _nameUtf8 = name;
        State = BsonWriterState.Value;
    }

    protected virtual void Dispose(bool disposing) => Close();

    /// <summary>Writes type and name of an element and expects the next one.</summary>
    private void Begin(BsonType type)
    {
        if (State != BsonWriterState.Value) { throw Misplaced(); }
        ref var frame = ref _frames[_depth - 1];
        if (frame.IsArray)
        {
            _buffer.WriteIndexName(type, frame.Count++);
            return;
        }

        if (_nameUtf8 is not null) { _buffer.WriteName(type, _nameUtf8); }
        else { _buffer.WriteName(type, _name ?? throw Misplaced()); }
        State = BsonWriterState.Name;
    }

    private void End(bool isArray)
    {
        if (_depth == 0 || _frames[_depth - 1].IsArray != isArray || (!isArray && State != BsonWriterState.Name)) { throw Misplaced(); }
        _buffer.EndDocument(_frames[--_depth].Start);
        if (_depth > 0 && _frames[_depth - 1].IsScope)
        {
            var scope = _frames[--_depth].Start;
            _buffer.PatchInt32(scope, _buffer.Position - scope);
        }

        State = _depth == 0 ? BsonWriterState.Done : _frames[_depth - 1].IsArray ? BsonWriterState.Value : BsonWriterState.Name;
        if (_depth == 0) { Flush(); }
    }

    private void Push(Frame frame)
    {
        if (_depth > BsonLayout.MaxDepth)
        {
            throw new BsonSerializationException($"BSON is nested more than {BsonLayout.MaxDepth} levels deep; does it contain itself?");
        }

        if (_depth == _frames.Length) { Array.Resize(ref _frames, _depth * 2); }
        _frames[_depth++] = frame;
    }

    private void ExpectName()
    {
        if (State != BsonWriterState.Name) { throw Misplaced(); }
    }

    private InvalidOperationException Misplaced() => new($"This cannot be written when the writer's state is {State}.");

    private record struct Frame(int Start, bool IsArray, bool IsScope)
    {
        public int Count;
    }
}
