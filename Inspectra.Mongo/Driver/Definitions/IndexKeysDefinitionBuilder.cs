using System.Linq.Expressions;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Makes index keys.</summary>
public sealed class IndexKeysDefinitionBuilder<TDocument>
{
    internal IndexKeysDefinitionBuilder()
    {
    }

    public IndexKeysDefinition<TDocument> Ascending(FieldDefinition<TDocument> field) => Of(field, 1);

    public IndexKeysDefinition<TDocument> Ascending(Expression<Func<TDocument, object?>> field) =>
        Ascending(new ExpressionFieldDefinition<TDocument>(field));

    public IndexKeysDefinition<TDocument> Combine(params IndexKeysDefinition<TDocument>[] keys) =>
        Combine((IEnumerable<IndexKeysDefinition<TDocument>>)keys);

    public IndexKeysDefinition<TDocument> Combine(IEnumerable<IndexKeysDefinition<TDocument>> keys)
    {
        var all = keys.ToArray();
        return new RenderedIndexKeysDefinition<TDocument>(args => new BsonDocument(all.SelectMany(k => k.Render(args))));
    }

    public IndexKeysDefinition<TDocument> Descending(FieldDefinition<TDocument> field) => Of(field, -1);

    public IndexKeysDefinition<TDocument> Descending(Expression<Func<TDocument, object?>> field) =>
        Descending(new ExpressionFieldDefinition<TDocument>(field));

    private static IndexKeysDefinition<TDocument> Of(FieldDefinition<TDocument> field, BsonValue kind)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new RenderedIndexKeysDefinition<TDocument>(args => new BsonDocument(field.Render(args).FieldName, kind));
    }
}
