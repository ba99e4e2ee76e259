using System.Linq.Expressions;
using MongoDB.Bson;
using MongoDB.Driver.Linq;

namespace MongoDB.Driver;

/// <summary>A filter given as a predicate over the document's class.</summary>
public sealed class ExpressionFilterDefinition<TDocument> : FilterDefinition<TDocument>
{
    public ExpressionFilterDefinition(Expression<Func<TDocument, bool>> expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        Expression = expression;
    }

    public Expression<Func<TDocument, bool>> Expression { get; }

    /// <exception cref="NotSupportedException">Something in the predicate has no counterpart in a filter.</exception>
    public override BsonDocument Render(RenderArgs<TDocument> args) => PredicateTranslator.Translate(Expression, args.DocumentSerializer);
}
