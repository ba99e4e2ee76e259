using System.Linq.Expressions;

namespace MongoDB.Driver;

/// <summary>Shorter forms of the members of <see cref="IMongoCollection{TDocument}"/>, above all with lambda filters.</summary>
public static class IMongoCollectionExtensions
{
    public static IAggregateFluent<TDocument> Aggregate<TDocument>(this IMongoCollection<TDocument> collection, AggregateOptions? options = null) =>
        new AggregateFluent<TDocument, TDocument>(collection, null, new EmptyPipelineDefinition<TDocument>(), options ?? new AggregateOptions());

    public static IAggregateFluent<TDocument> Aggregate<TDocument>(this IMongoCollection<TDocument> collection, IClientSessionHandle session, AggregateOptions? options = null) =>
        new AggregateFluent<TDocument, TDocument>(collection, session, new EmptyPipelineDefinition<TDocument>(), options ?? new AggregateOptions());

    public static Task<long> CountDocumentsAsync<TDocument>(this IMongoCollection<TDocument> collection, Expression<Func<TDocument, bool>> filter, CountOptions? options = null, CancellationToken cancellationToken = default) =>
        collection.CountDocumentsAsync((FilterDefinition<TDocument>)filter, options, cancellationToken);

    public static Task<long> CountDocumentsAsync<TDocument>(this IMongoCollection<TDocument> collection, IClientSessionHandle session, Expression<Func<TDocument, bool>> filter, CountOptions? options = null, CancellationToken cancellationToken = default) =>
        collection.CountDocumentsAsync(session, (FilterDefinition<TDocument>)filter, options, cancellationToken);

    public static Task<DeleteResult> DeleteManyAsync<TDocument>(this IMongoCollection<TDocument> collection, Expression<Func<TDocument, bool>> filter, CancellationToken cancellationToken = default) =>
        collection.DeleteManyAsync((FilterDefinition<TDocument>)filter, cancellationToken);

    public static Task<DeleteResult> DeleteManyAsync<TDocument>(this IMongoCollection<TDocument> collection, IClientSessionHandle session, Expression<Func<TDocument, bool>> filter, DeleteOptions? options = null, CancellationToken cancellationToken = default) =>
        collection.DeleteManyAsync(session, (FilterDefinition<TDocument>)filter, options, cancellationToken);

    public static Task<DeleteResult> DeleteOneAsync<TDocument>(this IMongoCollection<TDocument> collection, Expression<Func<TDocument, bool>> filter, CancellationToken cancellationToken = default) =>
        collection.DeleteOneAsync((FilterDefinition<TDocument>)filter, cancellationToken);

    public static Task<DeleteResult> DeleteOneAsync<TDocument>(this IMongoCollection<TDocument> collection, IClientSessionHandle session, Expression<Func<TDocument, bool>> filter, DeleteOptions? options = null, CancellationToken cancellationToken = default) =>
        collection.DeleteOneAsync(session, (FilterDefinition<TDocument>)filter, options, cancellationToken);

    public static Task<IAsyncCursor<TField>> DistinctAsync<TDocument, TField>(this IMongoCollection<TDocument> collection, Expression<Func<TDocument, TField>> field, FilterDefinition<TDocument> filter, DistinctOptions? options = null, CancellationToken cancellationToken = default) =>
        collection.DistinctAsync(new ExpressionFieldDefinition<TDocument, TField>(field), filter, options, cancellationToken);

    public static Task<IAsyncCursor<TField>> DistinctAsync<TDocument, TField>(this IMongoCollection<TDocument> collection, FieldDefinition<TDocument, TField> field, Expression<Func<TDocument, bool>> filter, DistinctOptions? options = null, CancellationToken cancellationToken = default) =>
        collection.DistinctAsync(field, (FilterDefinition<TDocument>)filter, options, cancellationToken);

    public static Task<IAsyncCursor<TField>> DistinctAsync<TDocument, TField>(this IMongoCollection<TDocument> collection, Expression<Func<TDocument, TField>> field, Expression<Func<TDocument, bool>> filter, DistinctOptions? options = null, CancellationToken cancellationToken = default) =>
        collection.DistinctAsync(new ExpressionFieldDefinition<TDocument, TField>(field), (FilterDefinition<TDocument>)filter, options, cancellationToken);

    public static IFindFluent<TDocument, TDocument> Find<TDocument>(this IMongoCollection<TDocument> collection, FilterDefinition<TDocument> filter, FindOptions? options = null) =>
        FindFluent<TDocument, TDocument>.Start(collection, null, filter, options);

    public static IFindFluent<TDocument, TDocument> Find<TDocument>(this IMongoCollection<TDocument> collection, IClientSessionHandle session, FilterDefinition<TDocument> filter, FindOptions? options = null) =>
        FindFluent<TDocument, TDocument>.Start(collection, session, filter, options);

    public static IFindFluent<TDocument, TDocument> Find<TDocument>(this IMongoCollection<TDocument> collection, Expression<Func<TDocument, bool>> filter, FindOptions? options = null) =>
        FindFluent<TDocument, TDocument>.Start(collection, null, filter, options);

    public static IFindFluent<TDocument, TDocument> Find<TDocument>(this IMongoCollection<TDocument> collection, IClientSessionHandle session, Expression<Func<TDocument, bool>> filter, FindOptions? options = null) =>
        FindFluent<TDocument, TDocument>.Start(collection, session, filter, options);

    public static Task<IAsyncCursor<TDocument>> FindAsync<TDocument>(this IMongoCollection<TDocument> collection, FilterDefinition<TDocument> filter, FindOptions<TDocument, TDocument>? options = null, CancellationToken cancellationToken = default) =>
        collection.FindAsync<TDocument>(filter, options, cancellationToken);

    public static Task<IAsyncCursor<TDocument>> FindAsync<TDocument>(this IMongoCollection<TDocument> collection, Expression<Func<TDocument, bool>> filter, FindOptions<TDocument, TDocument>? options = null, CancellationToken cancellationToken = default) =>
        collection.FindAsync<TDocument>(filter, options, cancellationToken);

    public static Task<IAsyncCursor<TDocument>> FindAsync<TDocument>(this IMongoCollection<TDocument> collection, IClientSessionHandle session, FilterDefinition<TDocument> filter, FindOptions<TDocument, TDocument>? options = null, CancellationToken cancellationToken = default) =>
        collection.FindAsync<TDocument>(session, filter, options, cancellationToken);

    public static Task<IAsyncCursor<TDocument>> FindAsync<TDocument>(this IMongoCollection<TDocument> collection, IClientSessionHandle session, Expression<Func<TDocument, bool>> filter, FindOptions<TDocument, TDocument>? options = null, CancellationToken cancellationToken = default) =>
        collection.FindAsync<TDocument>(session, filter, options, cancellationToken);

    public static Task<TDocument?> FindOneAndDeleteAsync<TDocument>(this IMongoCollection<TDocument> collection, FilterDefinition<TDocument> filter, FindOneAndDeleteOptions<TDocument, TDocument>? options = null, CancellationToken cancellationToken = default) =>
        collection.FindOneAndDeleteAsync<TDocument>(filter, options, cancellationToken);

    public static Task<TDocument?> FindOneAndDeleteAsync<TDocument>(this IMongoCollection<TDocument> collection, Expression<Func<TDocument, bool>> filter, FindOneAndDeleteOptions<TDocument>? options = null, CancellationToken cancellationToken = default) =>
        collection.FindOneAndDeleteAsync<TDocument>(filter, options, cancellationToken);

    public static Task<TDocument?> FindOneAndDeleteAsync<TDocument>(this IMongoCollection<TDocument> collection, IClientSessionHandle session, FilterDefinition<TDocument> filter, FindOneAndDeleteOptions<TDocument, TDocument>? options = null, CancellationToken cancellationToken = default) =>
        collection.FindOneAndDeleteAsync<TDocument>(session, filter, options, cancellationToken);

    public static Task<TDocument?> FindOneAndReplaceAsync<TDocument>(this IMongoCollection<TDocument> collection, FilterDefinition<TDocument> filter, TDocument replacement, FindOneAndReplaceOptions<TDocument, TDocument>? options = null, CancellationToken cancellationToken = default) =>
        collection.FindOneAndReplaceAsync<TDocument>(filter, replacement, options, cancellationToken);

    public static Task<TDocument?> FindOneAndReplaceAsync<TDocument>(this IMongoCollection<TDocument> collection, Expression<Func<TDocument, bool>> filter, TDocument replacement, FindOneAndReplaceOptions<TDocument>? options = null, CancellationToken cancellationToken = default) =>
        collection.FindOneAndReplaceAsync<TDocument>(filter, replacement, options, cancellationToken);

    public static Task<TDocument?> FindOneAndReplaceAsync<TDocument>(this IMongoCollection<TDocument> collection, IClientSessionHandle session, FilterDefinition<TDocument> filter, TDocument replacement, FindOneAndReplaceOptions<TDocument, TDocument>? options = null, CancellationToken cancellationToken = default) =>
        collection.FindOneAndReplaceAsync<TDocument>(session, filter, replacement, options, cancellationToken);

    public static Task<TDocument?> FindOneAndUpdateAsync<TDocument>(this IMongoCollection<TDocument> collection, FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, FindOneAndUpdateOptions<TDocument, TDocument>? options = null, CancellationToken cancellationToken = default) =>
        collection.FindOneAndUpdateAsync<TDocument>(filter, update, options, cancellationToken);

    public static Task<TDocument?> FindOneAndUpdateAsync<TDocument>(this IMongoCollection<TDocument> collection, Expression<Func<TDocument, bool>> filter, UpdateDefinition<TDocument> update, FindOneAndUpdateOptions<TDocument>? options = null, CancellationToken cancellationToken = default) =>
        collection.FindOneAndUpdateAsync<TDocument>(filter, update, options, cancellationToken);

    public static Task<TProjection?> FindOneAndUpdateAsync<TDocument, TProjection>(this IMongoCollection<TDocument> collection, Expression<Func<TDocument, bool>> filter, UpdateDefinition<TDocument> update, FindOneAndUpdateOptions<TDocument, TProjection>? options = null, CancellationToken cancellationToken = default) =>
        collection.FindOneAndUpdateAsync(filter, update, options, cancellationToken);

    public static Task<TDocument?> FindOneAndUpdateAsync<TDocument>(this IMongoCollection<TDocument> collection, IClientSessionHandle session, FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, FindOneAndUpdateOptions<TDocument, TDocument>? options = null, CancellationToken cancellationToken = default) =>
        collection.FindOneAndUpdateAsync<TDocument>(session, filter, update, options, cancellationToken);

    public static Task<TDocument?> FindOneAndUpdateAsync<TDocument>(this IMongoCollection<TDocument> collection, IClientSessionHandle session, Expression<Func<TDocument, bool>> filter, UpdateDefinition<TDocument> update, FindOneAndUpdateOptions<TDocument, TDocument>? options = null, CancellationToken cancellationToken = default) =>
        collection.FindOneAndUpdateAsync<TDocument>(session, filter, update, options, cancellationToken);

    public static Task<ReplaceOneResult> ReplaceOneAsync<TDocument>(this IMongoCollection<TDocument> collection, Expression<Func<TDocument, bool>> filter, TDocument replacement, ReplaceOptions? options = null, CancellationToken cancellationToken = default) =>
        collection.ReplaceOneAsync((FilterDefinition<TDocument>)filter, replacement, options, cancellationToken);

    public static Task<ReplaceOneResult> ReplaceOneAsync<TDocument>(this IMongoCollection<TDocument> collection, IClientSessionHandle session, Expression<Func<TDocument, bool>> filter, TDocument replacement, ReplaceOptions? options = null, CancellationToken cancellationToken = default) =>
        collection.ReplaceOneAsync(session, (FilterDefinition<TDocument>)filter, replacement, options, cancellationToken);

    public static Task<UpdateResult> UpdateManyAsync<TDocument>(this IMongoCollection<TDocument> collection, Expression<Func<TDocument, bool>> filter, UpdateDefinition<TDocument> update, UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        collection.UpdateManyAsync((FilterDefinition<TDocument>)filter, update, options, cancellationToken);

    public static Task<UpdateResult> UpdateManyAsync<TDocument>(this IMongoCollection<TDocument> collection, IClientSessionHandle session, Expression<Func<TDocument, bool>> filter, UpdateDefinition<TDocument> update, UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        collection.UpdateManyAsync(session, (FilterDefinition<TDocument>)filter, update, options, cancellationToken);

    public static Task<UpdateResult> UpdateOneAsync<TDocument>(this IMongoCollection<TDocument> collection, Expression<Func<TDocument, bool>> filter, UpdateDefinition<TDocument> update, UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        collection.UpdateOneAsync((FilterDefinition<TDocument>)filter, update, options, cancellationToken);

    public static Task<UpdateResult> UpdateOneAsync<TDocument>(this IMongoCollection<TDocument> collection, IClientSessionHandle session, Expression<Func<TDocument, bool>> filter, UpdateDefinition<TDocument> update, UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        collection.UpdateOneAsync(session, (FilterDefinition<TDocument>)filter, update, options, cancellationToken);

    public static Task<IChangeStreamCursor<ChangeStreamDocument<TDocument>>> WatchAsync<TDocument>(this IMongoCollection<TDocument> collection, ChangeStreamOptions? options = null, CancellationToken cancellationToken = default) =>
        collection.WatchAsync(new EmptyPipelineDefinition<ChangeStreamDocument<TDocument>>(), options, cancellationToken);

    public static Task<IChangeStreamCursor<ChangeStreamDocument<TDocument>>> WatchAsync<TDocument>(this IMongoCollection<TDocument> collection, IClientSessionHandle session, ChangeStreamOptions? options = null, CancellationToken cancellationToken = default) =>
        collection.WatchAsync(session, new EmptyPipelineDefinition<ChangeStreamDocument<TDocument>>(), options, cancellationToken);
}
