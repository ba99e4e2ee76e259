namespace MongoDB.Driver;

/// <summary>Options of replacing a document and getting it whole.</summary>
public class FindOneAndReplaceOptions<TDocument> : FindOneAndReplaceOptions<TDocument, TDocument>
{
}
