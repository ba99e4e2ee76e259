namespace MongoDB.Driver;

/// <summary>Options of updating a document and getting it whole.</summary>
public class FindOneAndUpdateOptions<TDocument> : FindOneAndUpdateOptions<TDocument, TDocument>
{
}
