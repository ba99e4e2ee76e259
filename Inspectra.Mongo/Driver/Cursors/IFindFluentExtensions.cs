using System.Linq.Expressions;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Lambda forms and single results of <see cref="IFindFluent{TDocument, TProjection}"/>.</summary>
public static class IFindFluentExtensions
{
    public static IFindFluent<TDocument, BsonDocument> Project<TDocument, TProjection>(this IFindFluent<TDocument, TProjection> find, ProjectionDefinition<TDocument, BsonDocument> projection) =>
        find.Project(projection);

    public static IFindFluent<TDocument, TNewProjection> Project<TDocument, TProjection, TNewProjection>(this IFindFluent<TDocument, TProjection> find, Expression<Func<TDocument, TNewProjection>> projection) =>
        find.Project(Builders<TDocument>.Projection.Expression(projection));

    public static IOrderedFindFluent<TDocument, TProjection> SortBy<TDocument, TProjection>(this IFindFluent<TDocument, TProjection> find, Expression<Func<TDocument, object?>> field) =>
        (IOrderedFindFluent<TDocument, TProjection>)find.Sort(Builders<TDocument>.Sort.Ascending(field));

    public static IOrderedFindFluent<TDocument, TProjection> SortByDescending<TDocument, TProjection>(this IFindFluent<TDocument, TProjection> find, Expression<Func<TDocument, object?>> field) =>
        (IOrderedFindFluent<TDocument, TProjection>)find.Sort(Builders<TDocument>.Sort.Descending(field));

    public static IOrderedFindFluent<TDocument, TProjection> ThenBy<TDocument, TProjection>(this IOrderedFindFluent<TDocument, TProjection> find, Expression<Func<TDocument, object?>> field) =>
        Then(find, Builders<TDocument>.Sort.Ascending(field));

    public static IOrderedFindFluent<TDocument, TProjection> ThenByDescending<TDocument, TProjection>(this IOrderedFindFluent<TDocument, TProjection> find, Expression<Func<TDocument, object?>> field) =>
        Then(find, Builders<TDocument>.Sort.Descending(field));

    public static Task<bool> AnyAsync<TDocument, TProjection>(this IFindFluent<TDocument, TProjection> find, CancellationToken cancellationToken = default) =>
        IAsyncCursorSourceExtensions.AnyAsync(find.Limit(1), cancellationToken);

    public static Task<TProjection> FirstAsync<TDocument, TProjection>(this IFindFluent<TDocument, TProjection> find, CancellationToken cancellationToken = default) =>
        IAsyncCursorSourceExtensions.FirstAsync(find.Limit(1), cancellationToken);

    public static Task<TProjection?> FirstOrDefaultAsync<TDocument, TProjection>(this IFindFluent<TDocument, TProjection> find, CancellationToken cancellationToken = default) =>
        IAsyncCursorSourceExtensions.FirstOrDefaultAsync(find.Limit(1), cancellationToken);

    public static Task<TProjection> SingleAsync<TDocument, TProjection>(this IFindFluent<TDocument, TProjection> find, CancellationToken cancellationToken = default) =>
        IAsyncCursorSourceExtensions.SingleAsync(TwoAtMost(find), cancellationToken);

    public static Task<TProjection?> SingleOrDefaultAsync<TDocument, TProjection>(this IFindFluent<TDocument, TProjection> find, CancellationToken cancellationToken = default) =>
        IAsyncCursorSourceExtensions.SingleOrDefaultAsync(TwoAtMost(find), cancellationToken);

    // A second document is enough to know that the first is not the only one.
    private static IFindFluent<TDocument, TProjection> TwoAtMost<TDocument, TProjection>(IFindFluent<TDocument, TProjection> find) =>
        find.Options.Limit is null or > 2 ? find.Limit(2) : find;

    private static IOrderedFindFluent<TDocument, TProjection> Then<TDocument, TProjection>(IOrderedFindFluent<TDocument, TProjection> find, SortDefinition<TDocument> sort) =>
        (IOrderedFindFluent<TDocument, TProjection>)find.Sort(find.Options.Sort is { } first ? Builders<TDocument>.Sort.Combine(first, sort) : sort);
}
