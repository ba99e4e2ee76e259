using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary><c>$and</c>, <c>$or</c> (which stop at the first argument that decides) and <c>$not</c>.</summary>
internal static class BooleanOperators
{
    public static void Register(OperatorTable.Builder table)
    {
        table.Special("$and", (argument, parser) => Parse(argument, parser, stopAt: false));
        table.Special("$or", (argument, parser) => Parse(argument, parser, stopAt: true));
        table.Function("$not", value => ValueRules.Bool(!ValueRules.IsTrue(value)));
    }

    private static BindingExpression Parse(BsonValue argument, ExpressionParser parser, bool stopAt)
    {
        var parts = argument is BsonArray array ? array.Select(parser.Parse).ToArray() : [parser.Parse(argument)];
        return new BindingExpression(parts, scope =>
        {
            foreach (var part in parts)
            {
                if (ValueRules.IsTrue(part.Evaluate(scope)) == stopAt)
                {
                    return ValueRules.Bool(stopAt);
                }
            }
            return ValueRules.Bool(!stopAt);
        });
    }
}
