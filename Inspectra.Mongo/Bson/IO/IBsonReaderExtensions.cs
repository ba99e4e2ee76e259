namespace MongoDB.Bson.IO;

/// <summary>Reads an element whose name is known beforehand.</summary>
public static class IBsonReaderExtensions
{
    /// <summary>Passes over elements until one of that name; the reader then stands at its value.</summary>
    /// <returns>False when the document ended without it.</returns>
    public static bool FindElement(this IBsonReader reader, string name)
    {
        while (reader.ReadBsonType() != BsonType.EndOfDocument)
        {
            if (reader.ReadName() == name) { return true; }
            reader.SkipValue();
        }

        return false;
    }

    /// <returns>Null when the document has no such element, or one of another type.</returns>
    public static string? FindStringElement(this IBsonReader reader, string name) =>
        reader.FindElement(name) && reader.CurrentBsonType == BsonType.String ? reader.ReadString() : null;

    /// <exception cref="FormatException">The next element has another name.</exception>
    public static void ReadName(this IBsonReader reader, string name)
    {
        if (reader.State == BsonReaderState.Type) { reader.ReadBsonType(); }
        var found = reader.ReadName();
        if (found != name) { throw new FormatException($"Expected element name to be '{name}', not '{found}'."); }
    }

    public static BsonBinaryData ReadBinaryData(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        return reader.ReadBinaryData();
    }

    public static bool ReadBoolean(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        return reader.ReadBoolean();
    }

    public static byte[] ReadBytes(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        return reader.ReadBytes();
    }

    public static long ReadDateTime(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        return reader.ReadDateTime();
    }

    public static Decimal128 ReadDecimal128(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        return reader.ReadDecimal128();
    }

    public static double ReadDouble(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        return reader.ReadDouble();
    }

    public static int ReadInt32(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        return reader.ReadInt32();
    }

    public static long ReadInt64(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        return reader.ReadInt64();
    }

    public static string ReadJavaScript(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        return reader.ReadJavaScript();
    }

    public static string ReadJavaScriptWithScope(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        return reader.ReadJavaScriptWithScope();
    }

    public static void ReadMaxKey(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        reader.ReadMaxKey();
    }

    public static void ReadMinKey(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        reader.ReadMinKey();
    }

    public static void ReadNull(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        reader.ReadNull();
    }

    public static ObjectId ReadObjectId(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        return reader.ReadObjectId();
    }

    public static BsonRegularExpression ReadRegularExpression(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        return reader.ReadRegularExpression();
    }

    public static string ReadString(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        return reader.ReadString();
    }

    public static string ReadSymbol(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        return reader.ReadSymbol();
    }

    public static long ReadTimestamp(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        return reader.ReadTimestamp();
    }

    public static void ReadUndefined(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        reader.ReadUndefined();
    }
}
