namespace MongoDB.Bson;

/// <summary>The order of bytes in which a Guid is stored.</summary>
public enum GuidRepresentation
{
    Unspecified = 0,
    Standard,
    CSharpLegacy,
    JavaLegacy,
    PythonLegacy,
}
