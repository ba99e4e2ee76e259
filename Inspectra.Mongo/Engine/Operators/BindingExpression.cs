using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>An operator that evaluates its arguments itself: lazily, or many times with variables bound.</summary>
internal sealed class BindingExpression(Expression[] arguments, Func<Scope, BsonValue?> body) : Expression
{
    public override BsonValue? Evaluate(Scope scope) => body(scope);

    public override void CollectFields(FieldDependencies dependencies)
    {
        foreach (var argument in arguments)
        {
            argument.CollectFields(dependencies);
        }
    }
}
