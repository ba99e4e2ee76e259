namespace MongoDB.Driver;

/// <summary>An index to create.</summary>
public sealed class CreateIndexModel<TDocument>
{
    public CreateIndexModel(IndexKeysDefinition<TDocument> keys, CreateIndexOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(keys);
        Keys = keys;
        Options = options switch
        {
            null => new CreateIndexOptions<TDocument>(),
            CreateIndexOptions<TDocument> typed => typed,
            _ => new CreateIndexOptions<TDocument>
            {
                ExpireAfter = options.ExpireAfter,
                Hidden = options.Hidden,
                Name = options.Name,
                Sparse = options.Sparse,
                Unique = options.Unique,
            },
        };
    }

    public IndexKeysDefinition<TDocument> Keys { get; }

    public CreateIndexOptions<TDocument> Options { get; }
}
