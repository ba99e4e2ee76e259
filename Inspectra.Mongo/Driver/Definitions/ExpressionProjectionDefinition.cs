using System.Linq.Expressions;
using MongoDB.Driver.Linq;

namespace MongoDB.Driver;

/// <summary>A projection given as a lambda: the fields it reads are asked for, and it runs here over each document.</summary>
internal sealed class ExpressionProjectionDefinition<TSource, TProjection>(Expression<Func<TSource, TProjection>> expression)
    : ProjectionDefinition<TSource, TProjection>
{
    public override RenderedProjectionDefinition<TProjection> Render(RenderArgs<TSource> args) => new(
        ReferencedFields.Of(expression, args.DocumentSerializer),
        new ProjectingSerializer<TSource, TProjection>(args.DocumentSerializer, expression.Compile(preferInterpretation: true)));
}
