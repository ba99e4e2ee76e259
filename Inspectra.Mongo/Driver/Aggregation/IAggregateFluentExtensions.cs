using System.Linq.Expressions;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Lambda forms and single results of <see cref="IAggregateFluent{TResult}"/>.</summary>
public static class IAggregateFluentExtensions
{
    public static IAggregateFluent<BsonDocument> Group<TResult>(this IAggregateFluent<TResult> aggregate, ProjectionDefinition<TResult, BsonDocument> group) =>
        aggregate.Group(group);

    public static IAggregateFluent<TResult> Match<TResult>(this IAggregateFluent<TResult> aggregate, Expression<Func<TResult, bool>> filter) =>
        aggregate.Match((FilterDefinition<TResult>)filter);

    public static IAggregateFluent<BsonDocument> Project<TResult>(this IAggregateFluent<TResult> aggregate, ProjectionDefinition<TResult, BsonDocument> projection) =>
        aggregate.Project(projection);

    public static IOrderedAggregateFluent<TResult> SortBy<TResult>(this IAggregateFluent<TResult> aggregate, Expression<Func<TResult, object?>> field) =>
        (IOrderedAggregateFluent<TResult>)aggregate.Sort(Builders<TResult>.Sort.Ascending(field));

    public static IOrderedAggregateFluent<TResult> SortByDescending<TResult>(this IAggregateFluent<TResult> aggregate, Expression<Func<TResult, object?>> field) =>
        (IOrderedAggregateFluent<TResult>)aggregate.Sort(Builders<TResult>.Sort.Descending(field));

    public static IOrderedAggregateFluent<TResult> ThenBy<TResult>(this IOrderedAggregateFluent<TResult> aggregate, Expression<Func<TResult, object?>> field) =>
        aggregate.ThenBy(Builders<TResult>.Sort.Ascending(field));

    public static IOrderedAggregateFluent<TResult> ThenByDescending<TResult>(this IOrderedAggregateFluent<TResult> aggregate, Expression<Func<TResult, object?>> field) =>
        aggregate.ThenBy(Builders<TResult>.Sort.Descending(field));

    public static IAggregateFluent<BsonDocument> Unwind<TResult>(this IAggregateFluent<TResult> aggregate, FieldDefinition<TResult> field) =>
        aggregate.Unwind<BsonDocument>(field);

    public static IAggregateFluent<BsonDocument> Unwind<TResult>(this IAggregateFluent<TResult> aggregate, Expression<Func<TResult, object?>> field) =>
        aggregate.Unwind<BsonDocument>(new ExpressionFieldDefinition<TResult>(field));

    public static IAggregateFluent<TNewResult> Unwind<TResult, TNewResult>(this IAggregateFluent<TResult> aggregate, Expression<Func<TResult, object?>> field, AggregateUnwindOptions<TNewResult>? options = null) =>
        aggregate.Unwind(new ExpressionFieldDefinition<TResult>(field), options);

    public static Task<TResult> FirstAsync<TResult>(this IAggregateFluent<TResult> aggregate, CancellationToken cancellationToken = default) =>
        IAsyncCursorSourceExtensions.FirstAsync(aggregate.Limit(1), cancellationToken);

    public static Task<TResult?> FirstOrDefaultAsync<TResult>(this IAggregateFluent<TResult> aggregate, CancellationToken cancellationToken = default) =>
        IAsyncCursorSourceExtensions.FirstOrDefaultAsync(aggregate.Limit(1), cancellationToken);

    public static Task<TResult> SingleAsync<TResult>(this IAggregateFluent<TResult> aggregate, CancellationToken cancellationToken = default) =>
        IAsyncCursorSourceExtensions.SingleAsync(aggregate.Limit(2), cancellationToken);

    public static Task<TResult?> SingleOrDefaultAsync<TResult>(this IAggregateFluent<TResult> aggregate, CancellationToken cancellationToken = default) =>
        IAsyncCursorSourceExtensions.SingleOrDefaultAsync(aggregate.Limit(2), cancellationToken);
}
