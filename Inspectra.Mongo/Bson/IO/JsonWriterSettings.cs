namespace MongoDB.Bson.IO;

/// <summary>How JSON is written.</summary>
public class JsonWriterSettings
{
    public static JsonWriterSettings Defaults => new();

    public bool Indent { get; set; }

    public string IndentChars { get; set; } = "  ";

    public string NewLineChars { get; set; } = "\n";

    public JsonOutputMode OutputMode { get; set; } = JsonOutputMode.RelaxedExtendedJson;

    public JsonWriterSettings Clone() => (JsonWriterSettings)MemberwiseClone();
}
