using MongoDB.Bson.Serialization;

namespace MongoDB.Driver;

/// <summary>A find being put together. Like the official one it changes itself and returns itself.</summary>
internal sealed class FindFluent<TDocument, TProjection>(
    IMongoCollection<TDocument> collection,
    IClientSessionHandle? session,
    FilterDefinition<TDocument> filter,
    FindOptions<TDocument, TProjection> options) : IOrderedFindFluent<TDocument, TProjection>
{
    public FilterDefinition<TDocument> Filter { get; set; } = filter ?? throw new ArgumentNullException(nameof(filter));

    public FindOptions<TDocument, TProjection> Options => options;

    public static FindFluent<TDocument, TProjection> Start(
        IMongoCollection<TDocument> collection, IClientSessionHandle? session, FilterDefinition<TDocument> filter, FindOptions? options)
    {
        ArgumentNullException.ThrowIfNull(collection);
        return new FindFluent<TDocument, TProjection>(collection, session, filter, Copy<TProjection>(options));
    }

    public IFindFluent<TDocument, TResult> As<TResult>(IBsonSerializer<TResult>? resultSerializer = null) =>
        Project(Builders<TDocument>.Projection.As(resultSerializer));

    public Task<long> CountDocumentsAsync(CancellationToken cancellationToken = default)
    {
        var count = new CountOptions
        {
            Comment = options.Comment,
            Hint = options.Hint,
            Limit = options.Limit is { } limit and not 0 ? Math.Abs((long)limit) : null,
            MaxTime = options.MaxTime,
            Skip = options.Skip,
        };
        return session is null
            ? collection.CountDocumentsAsync(Filter, count, cancellationToken)
            : collection.CountDocumentsAsync(session, Filter, count, cancellationToken);
    }

    public IFindFluent<TDocument, TProjection> Limit(int? limit)
    {
        options.Limit = limit;
        return this;
    }

    public IFindFluent<TDocument, TNewProjection> Project<TNewProjection>(ProjectionDefinition<TDocument, TNewProjection> projection)
    {
        var copy = Copy<TNewProjection>(options);
        copy.Limit = options.Limit;
        copy.Projection = projection;
        copy.Skip = options.Skip;
        copy.Sort = options.Sort;
        return new FindFluent<TDocument, TNewProjection>(collection, session, Filter, copy);
    }

    public IFindFluent<TDocument, TProjection> Skip(int? skip)
    {
        options.Skip = skip;
        return this;
    }

    public IFindFluent<TDocument, TProjection> Sort(SortDefinition<TDocument> sort)
    {
        options.Sort = sort;
        return this;
    }

    public Task<IAsyncCursor<TProjection>> ToCursorAsync(CancellationToken cancellationToken = default) => session is null
        ? collection.FindAsync(Filter, options, cancellationToken)
        : collection.FindAsync(session, Filter, options, cancellationToken);

    private static FindOptions<TDocument, TResult> Copy<TResult>(FindOptionsBase? options) => new()
    {
        BatchSize = options?.BatchSize,
        Comment = options?.Comment,
        Hint = options?.Hint,
        Let = options?.Let,
        MaxTime = options?.MaxTime,
    };
}
