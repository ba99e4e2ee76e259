using System.Linq.Expressions;
using MongoDB.Bson.Serialization;
using MongoDB.Bson;
using MongoDB.Driver.Linq;

namespace MongoDB.Driver;

/// <summary>Makes projections.</summary>
public sealed class ProjectionDefinitionBuilder<TSource>
{
    internal ProjectionDefinitionBuilder()
    {
    }

    public ProjectionDefinition<TSource, TProjection> As<TProjection>(IBsonSerializer<TProjection>? projectionSerializer = null) =>
        new TypedProjectionDefinition<TSource, TProjection>(null, projectionSerializer);

    public ProjectionDefinition<TSource> Combine(params ProjectionDefinition<TSource>[] projections) =>
        Combine((IEnumerable<ProjectionDefinition<TSource>>)projections);

    public ProjectionDefinition<TSource> Combine(IEnumerable<ProjectionDefinition<TSource>> projections)
    {
        var all = projections.ToArray();
        return new RenderedProjectionDefinitionOfSource<TSource>(args =>
        {
            var document = new BsonDocument();
            foreach (var element in all.SelectMany(p => p.Render(args))) { document.Set(element.Name, element.Value); }
            return document;
        });
    }

    public ProjectionDefinition<TSource> ElemMatch<TItem>(FieldDefinition<TSource> field, FilterDefinition<TItem> filter) =>
        Of(field, args => new BsonDocument("$elemMatch", filter.Render(ItemArgs.For<TSource, TItem>(field, args))));

    public ProjectionDefinition<TSource> ElemMatch<TItem>(Expression<Func<TSource, IEnumerable<TItem>>> field, FilterDefinition<TItem> filter) =>
        ElemMatch(new ExpressionFieldDefinition<TSource>(field), filter);

    public ProjectionDefinition<TSource> ElemMatch<TItem>(Expression<Func<TSource, IEnumerable<TItem>>> field, Expression<Func<TItem, bool>> filter) =>
        ElemMatch(new ExpressionFieldDefinition<TSource>(field), (FilterDefinition<TItem>)filter);

    public ProjectionDefinition<TSource> Exclude(FieldDefinition<TSource> field) => Of(field, _ => 0);

    public ProjectionDefinition<TSource> Exclude(Expression<Func<TSource, object?>> field) => Exclude(new ExpressionFieldDefinition<TSource>(field));

    /// <summary>Runs the lambda over each document here; the server is asked for the fields it reads, no others.</summary>
    public ProjectionDefinition<TSource, TProjection> Expression<TProjection>(Expression<Func<TSource, TProjection>> expression) =>
        new ExpressionProjectionDefinition<TSource, TProjection>(expression);

    public ProjectionDefinition<TSource> Include(FieldDefinition<TSource> field) => Of(field, _ => 1);

    public ProjectionDefinition<TSource> Include(Expression<Func<TSource, object?>> field) => Include(new ExpressionFieldDefinition<TSource>(field));

    public ProjectionDefinition<TSource> Slice(FieldDefinition<TSource> field, int limit) => Of(field, _ => new BsonDocument("$slice", limit));

    public ProjectionDefinition<TSource> Slice(FieldDefinition<TSource> field, int skip, int limit) =>
        Of(field, _ => new BsonDocument("$slice", new BsonArray { skip, limit }));

    public ProjectionDefinition<TSource> Slice(Expression<Func<TSource, object?>> field, int limit) =>
        Slice(new ExpressionFieldDefinition<TSource>(field), limit);

    public ProjectionDefinition<TSource> Slice(Expression<Func<TSource, object?>> field, int skip, int limit) =>
        Slice(new ExpressionFieldDefinition<TSource>(field), skip, limit);

    private static ProjectionDefinition<TSource> Of(FieldDefinition<TSource> field, Func<RenderArgs<TSource>, BsonValue> value)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new RenderedProjectionDefinitionOfSource<TSource>(args => new BsonDocument(field.Render(args).FieldName, value(args)));
    }
}
