namespace MongoDB.Driver;

/// <summary>Where definitions of filters, updates, sorts, projections and index keys begin.</summary>
public static class Builders<TDocument>
{
    public static FilterDefinitionBuilder<TDocument> Filter { get; } = new();

    public static IndexKeysDefinitionBuilder<TDocument> IndexKeys { get; } = new();

    public static ProjectionDefinitionBuilder<TDocument> Projection { get; } = new();

    public static SortDefinitionBuilder<TDocument> Sort { get; } = new();

    public static UpdateDefinitionBuilder<TDocument> Update { get; } = new();
}
