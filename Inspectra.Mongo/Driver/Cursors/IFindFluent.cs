using MongoDB.Bson.Serialization;

namespace MongoDB.Driver;

/// <summary>A find being put together; nothing runs before a cursor or a result is asked for.</summary>
public interface IFindFluent<TDocument, TProjection> : IAsyncCursorSource<TProjection>
{
    FilterDefinition<TDocument> Filter { get; set; }

    FindOptions<TDocument, TProjection> Options { get; }

    IFindFluent<TDocument, TResult> As<TResult>(IBsonSerializer<TResult>? resultSerializer = null);

    /// <summary>How many documents match, with the find's skip and limit applied.</summary>
    Task<long> CountDocumentsAsync(CancellationToken cancellationToken = default);

    IFindFluent<TDocument, TProjection> Limit(int? limit);

    IFindFluent<TDocument, TNewProjection> Project<TNewProjection>(ProjectionDefinition<TDocument, TNewProjection> projection);

    IFindFluent<TDocument, TProjection> Skip(int? skip);

    IFindFluent<TDocument, TProjection> Sort(SortDefinition<TDocument> sort);
}
