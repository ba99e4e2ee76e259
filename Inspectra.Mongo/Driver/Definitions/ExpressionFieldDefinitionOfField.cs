using System.Linq.Expressions;
using MongoDB.Bson.Serialization;
using MongoDB.Driver.Linq;

namespace MongoDB.Driver;

/// <summary>A field of a known type that a lambda points at.</summary>
public sealed class ExpressionFieldDefinition<TDocument, TField> : FieldDefinition<TDocument, TField>
{
    public ExpressionFieldDefinition(Expression<Func<TDocument, TField>> expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        Expression = expression;
    }

    public Expression<Func<TDocument, TField>> Expression { get; }

    public override RenderedFieldDefinition<TField> Render(RenderArgs<TDocument> args)
    {
        var field = FieldPath.Resolve(Expression, args.DocumentSerializer);
        return new RenderedFieldDefinition<TField>(
            field.Path,
            field.Serializer as IBsonSerializer<TField> ?? args.SerializerRegistry.GetSerializer<TField>(),
            field.Serializer);
    }
}
