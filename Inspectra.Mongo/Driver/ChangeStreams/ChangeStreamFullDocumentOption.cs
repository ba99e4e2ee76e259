namespace MongoDB.Driver;

/// <summary>Whether an update event carries the document.</summary>
public enum ChangeStreamFullDocumentOption
{
    Default = 0,
    UpdateLookup,
    WhenAvailable,
    Required,
}
