using System.Linq.Expressions;
using MongoDB.Driver.Linq;

namespace MongoDB.Driver;

/// <summary>A field that a lambda points at.</summary>
public sealed class ExpressionFieldDefinition<TDocument> : FieldDefinition<TDocument>
{
    public ExpressionFieldDefinition(LambdaExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        Expression = expression;
    }

    public LambdaExpression Expression { get; }

    public override RenderedFieldDefinition Render(RenderArgs<TDocument> args)
    {
        var field = FieldPath.Resolve(Expression, args.DocumentSerializer);
        return new RenderedFieldDefinition(field.Path, field.Serializer);
    }
}
