namespace MongoDB.Driver;

/// <summary>Options of a find that returns whole documents.</summary>
public class FindOptions<TDocument> : FindOptions<TDocument, TDocument>
{
}
