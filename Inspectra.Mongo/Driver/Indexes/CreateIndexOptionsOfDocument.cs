namespace MongoDB.Driver;

/// <summary>Options of an index, those that name fields included.</summary>
public class CreateIndexOptions<TDocument> : CreateIndexOptions
{
    public FilterDefinition<TDocument>? PartialFilterExpression { get; set; }
}
