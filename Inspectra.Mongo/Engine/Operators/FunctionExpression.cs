using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>An operator whose arguments are all evaluated before it runs.</summary>
internal sealed class FunctionExpression(Expression?[] arguments, Func<BsonValue?[], Scope, BsonValue?> body) : Expression
{
    public override BsonValue? Evaluate(Scope scope)
    {
        var values = new BsonValue?[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i]?.Evaluate(scope);
        }
        return body(values, scope);
    }

    public override void CollectFields(FieldDependencies dependencies)
    {
        foreach (var argument in arguments)
        {
            argument?.CollectFields(dependencies);
        }
    }
}
