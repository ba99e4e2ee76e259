namespace MongoDB.Driver;

/// <summary>Which state of a changed document is returned.</summary>
public enum ReturnDocument
{
    Before,
    After,
}
