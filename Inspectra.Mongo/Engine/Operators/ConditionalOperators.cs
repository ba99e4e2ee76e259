using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>Operators that evaluate only the branch taken.</summary>
internal static class ConditionalOperators
{
    public static void Register(OperatorTable.Builder table)
    {
        table.Special("$cond", ParseCond);
        table.Special("$ifNull", ParseIfNull);
        table.Special("$switch", ParseSwitch);
    }

    private static BindingExpression ParseCond(BsonValue argument, ExpressionParser parser)
    {
        BsonValue[] parts;
        if (argument is BsonArray { Count: 3 } array)
        {
            parts = [.. array];
        }
        else if (argument is BsonArray wrong)
        {
            throw QueryException.Location(16020, $"Expression $cond takes exactly 3 arguments. {wrong.Count} were passed in.");
        }
        else
        {
            var named = NamedArguments.Read("$cond", argument, ["if", "then", "else"], []);
            parts = [named["if"], named["then"], named["else"]];
        }
        var (test, yes, no) = (parser.Parse(parts[0]), parser.Parse(parts[1]), parser.Parse(parts[2]));
        return new BindingExpression(
            [test, yes, no], scope => (ValueRules.IsTrue(test.Evaluate(scope)) ? yes : no).Evaluate(scope));
    }

    private static BindingExpression ParseIfNull(BsonValue argument, ExpressionParser parser)
    {
        if (argument is not BsonArray { Count: >= 2 } array)
        {
            throw QueryException.Location(1257300, "$ifNull needs at least two arguments");
        }
        var parts = array.Select(parser.Parse).ToArray();
        return new BindingExpression(parts, scope =>
        {
            BsonValue? value = null;
            foreach (var part in parts)
            {
                value = part.Evaluate(scope);
                if (!ValueRules.IsNullish(value))
                {
                    return value;
                }
            }
            return value;
        });
    }

    private static BindingExpression ParseSwitch(BsonValue argument, ExpressionParser parser)
    {
        var named = NamedArguments.Read("$switch", argument, ["branches"], ["default"]);
        if (named["branches"] is not BsonArray { Count: > 0 } branches)
        {
            throw QueryException.Location(40068, "$switch requires at least one branch");
        }
        var cases = new List<(Expression Test, Expression Then)>(branches.Count);
        foreach (var branch in branches)
        {
            var parts = NamedArguments.Read("$switch", branch, ["case", "then"], []);
            cases.Add((parser.Parse(parts["case"]), parser.Parse(parts["then"])));
        }
        var otherwise = named.TryGetValue("default", out var value) ? parser.Parse(value) : null;
        Expression[] all = [.. cases.SelectMany(c => new[] { c.Test, c.Then }), .. otherwise is null ? [] : new[] { otherwise }];
        return new BindingExpression(all, scope =>
        {
            foreach (var (test, then) in cases)
            {
                if (ValueRules.IsTrue(test.Evaluate(scope)))
                {
                    return then.Evaluate(scope);
                }
            }
            return otherwise is not null ? otherwise.Evaluate(scope)
                : throw QueryException.Location(40066, "$switch could not find a matching branch for an input, and no default was specified.");
        });
    }
}
