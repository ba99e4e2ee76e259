namespace MongoDB.Bson.IO;

/// <summary>Reads BSON element by element: type, name, value.</summary>
public interface IBsonReader : IDisposable
{
    BsonType CurrentBsonType { get; }

    BsonReaderState State { get; }

    void Close();

    BsonReaderBookmark GetBookmark();

    /// <returns>The type of the current value; moves to the next element when none is current.</returns>
    BsonType GetCurrentBsonType();

    bool IsAtEndOfFile();

    BsonBinaryData ReadBinaryData();

    bool ReadBoolean();

    /// <returns><see cref="BsonType.EndOfDocument"/> when the document or array has no further element.</returns>
    BsonType ReadBsonType();

    byte[] ReadBytes();

    long ReadDateTime();

    Decimal128 ReadDecimal128();

    double ReadDouble();

    void ReadEndArray();

    void ReadEndDocument();

    Guid ReadGuid();

    Guid ReadGuid(GuidRepresentation guidRepresentation);

    int ReadInt32();

    long ReadInt64();

    string ReadJavaScript();

    string ReadJavaScriptWithScope();

    void ReadMaxKey();

    void ReadMinKey();

    string ReadName();

    void ReadNull();

    ObjectId ReadObjectId();

    BsonRegularExpression ReadRegularExpression();

    void ReadStartArray();

    void ReadStartDocument();

    string ReadString();

    string ReadSymbol();

    long ReadTimestamp();

    void ReadUndefined();

    void ReturnToBookmark(BsonReaderBookmark bookmark);

    void SkipName();

    void SkipValue();
}
