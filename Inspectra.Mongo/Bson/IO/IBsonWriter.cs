namespace MongoDB.Bson.IO;

/// <summary>Writes BSON element by element: name, value.</summary>
public interface IBsonWriter : IDisposable
{
    long Position { get; }

    int SerializationDepth { get; }

    BsonWriterState State { get; }

    void Close();

    void Flush();

    void WriteBinaryData(BsonBinaryData binaryData);

    void WriteBoolean(bool value);

    void WriteBytes(byte[] bytes);

    void WriteDateTime(long value);

    void WriteDecimal128(Decimal128 value);

    void WriteDouble(double value);

    void WriteEndArray();

    void WriteEndDocument();

    void WriteGuid(Guid guid);

    void WriteGuid(Guid guid, GuidRepresentation guidRepresentation);

    void WriteInt32(int value);

    void WriteInt64(long value);

    void WriteJavaScript(string code);

    /// <summary>Must be followed by the scope as a document.</summary>
    void WriteJavaScriptWithScope(string code);

    void WriteMaxKey();

    void WriteMinKey();

    void WriteName(string name);

    void WriteNull();

    void WriteObjectId(ObjectId objectId);

    void WriteRegularExpression(BsonRegularExpression regex);

    void WriteStartArray();

    void WriteStartDocument();

    void WriteString(string value);

    void WriteSymbol(string value);

    void WriteTimestamp(long value);

    void WriteUndefined();
}
