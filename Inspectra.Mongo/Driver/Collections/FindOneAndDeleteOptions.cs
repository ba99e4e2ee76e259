namespace MongoDB.Driver;

/// <summary>Options of taking a document out, returned whole.</summary>
public class FindOneAndDeleteOptions<TDocument> : FindOneAndDeleteOptions<TDocument, TDocument>
{
}
