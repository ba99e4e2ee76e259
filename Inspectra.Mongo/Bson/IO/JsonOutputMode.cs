namespace MongoDB.Bson.IO;

/// <summary>The dialect of JSON in which BSON is written.</summary>
public enum JsonOutputMode
{
    Shell,
    CanonicalExtendedJson,
    RelaxedExtendedJson,
}
