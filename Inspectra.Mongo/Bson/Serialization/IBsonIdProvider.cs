namespace MongoDB.Bson.Serialization;

/// <summary>Knows where a document keeps its id.</summary>
public interface IBsonIdProvider
{
    /// <returns>False when documents of this type have no id.</returns>
    bool GetDocumentId(object document, out object? id, out Type? idNominalType, out IIdGenerator? idGenerator);

    void SetDocumentId(object document, object id);
}
