namespace MongoDB.Bson.IO;

/// <summary>Reads a document from JSON text, element by element like any other reader.</summary>
public class JsonReader : BsonBinaryReader
{
    /// <exception cref="FormatException">The text is no JSON document.</exception>
    public JsonReader(string json)
        : base(JsonParser.ParseDocument(json).ToBson().AsMemory())
    {
    }

    /// <exception cref="FormatException">The text is no JSON document.</exception>
    public JsonReader(TextReader textReader)
        : this((textReader ?? throw new ArgumentNullException(nameof(textReader))).ReadToEnd())
    {
    }
}
