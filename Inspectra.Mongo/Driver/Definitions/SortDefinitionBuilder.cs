using System.Linq.Expressions;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Makes sorts.</summary>
public sealed class SortDefinitionBuilder<TDocument>
{
    internal SortDefinitionBuilder()
    {
    }

    public SortDefinition<TDocument> Ascending(FieldDefinition<TDocument> field) => By(field, 1);

    public SortDefinition<TDocument> Ascending(Expression<Func<TDocument, object?>> field) => Ascending(new ExpressionFieldDefinition<TDocument>(field));

    public SortDefinition<TDocument> Combine(params SortDefinition<TDocument>[] sorts) => Combine((IEnumerable<SortDefinition<TDocument>>)sorts);

    /// <summary>One sort after the other; a field named twice keeps its later place and direction.</summary>
    public SortDefinition<TDocument> Combine(IEnumerable<SortDefinition<TDocument>> sorts)
    {
        var all = sorts.ToArray();
        return new RenderedSortDefinition<TDocument>(args =>
        {
            var document = new BsonDocument();
            foreach (var element in all.SelectMany(s => s.Render(args)))
            {
                document.Remove(element.Name);
                document.Add(element);
            }
            return document;
        });
    }

    public SortDefinition<TDocument> Descending(FieldDefinition<TDocument> field) => By(field, -1);

    public SortDefinition<TDocument> Descending(Expression<Func<TDocument, object?>> field) => Descending(new ExpressionFieldDefinition<TDocument>(field));

    private static SortDefinition<TDocument> By(FieldDefinition<TDocument> field, int direction)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new RenderedSortDefinition<TDocument>(args => new BsonDocument(field.Render(args).FieldName, direction));
    }
}
