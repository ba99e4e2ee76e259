using System.Linq.Expressions;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Which documents are meant.</summary>
public abstract class FilterDefinition<TDocument>
{
    public static FilterDefinition<TDocument> Empty { get; } = new EmptyFilterDefinition<TDocument>();

    public static implicit operator FilterDefinition<TDocument>(BsonDocument document) => new BsonDocumentFilterDefinition<TDocument>(document);

    public static implicit operator FilterDefinition<TDocument>(Expression<Func<TDocument, bool>> predicate) =>
        new ExpressionFilterDefinition<TDocument>(predicate);

    public static implicit operator FilterDefinition<TDocument>(string json) => new JsonFilterDefinition<TDocument>(json);

    public static FilterDefinition<TDocument> operator &(FilterDefinition<TDocument> lhs, FilterDefinition<TDocument> rhs) =>
        new AndFilterDefinition<TDocument>([lhs, rhs]);

    public static FilterDefinition<TDocument> operator |(FilterDefinition<TDocument> lhs, FilterDefinition<TDocument> rhs) =>
        new OrFilterDefinition<TDocument>([lhs, rhs]);

    public static FilterDefinition<TDocument> operator !(FilterDefinition<TDocument> op) => new NotFilterDefinition<TDocument>(op);

    public abstract BsonDocument Render(RenderArgs<TDocument> args);
}
