using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary><c>$map</c>, <c>$filter</c>, <c>$reduce</c> and <c>$let</c>: expressions evaluated with variables bound.</summary>
internal static class ArrayIterationOperators
{
    public static void Register(OperatorTable.Builder table)
    {
        table.Special("$map", ParseMap);
        table.Special("$filter", ParseFilter);
        table.Special("$reduce", ParseReduce);
        table.Special("$let", ParseLet);
    }

    private static BindingExpression ParseMap(BsonValue argument, ExpressionParser parser)
    {
        var named = NamedArguments.Read("$map", argument, ["input", "in"], ["as"]);
        var input = parser.Parse(named["input"]);
        var body = parser.With(NameOf(named, "$map"), out var slot).Parse(named["in"]);
        return new BindingExpression([input, body], scope =>
        {
            var list = input.Evaluate(scope);
            if (ValueRules.IsNullish(list))
            {
                return BsonNull.Value;
            }
            var result = new BsonArray();
            foreach (var item in ValueRules.ToArray(list, "input to $map"))
            {
                scope[slot] = item;
                result.Add(ValueRules.OrNull(body.Evaluate(scope)));
            }
            return result;
        });
    }

    private static BindingExpression ParseFilter(BsonValue argument, ExpressionParser parser)
    {
        var named = NamedArguments.Read("$filter", argument, ["input", "cond"], ["as", "limit"]);
        var input = parser.Parse(named["input"]);
        var condition = parser.With(NameOf(named, "$filter"), out var slot).Parse(named["cond"]);
        var limit = named.TryGetValue("limit", out var given) ? parser.Parse(given) : new ConstantExpression(BsonNull.Value);
        return new BindingExpression([input, condition, limit], scope =>
        {
            var list = input.Evaluate(scope);
            if (ValueRules.IsNullish(list))
            {
                return BsonNull.Value;
            }
            var most = limit.Evaluate(scope) is { } value && !ValueRules.IsNullish(value)
                ? ValueRules.ToInt32(value, "limit of $filter") : int.MaxValue;
            if (most <= 0)
            {
                throw QueryException.Location(327392, "$filter: limit must be greater than 0");
            }
            var result = new BsonArray();
            foreach (var item in ValueRules.ToArray(list, "input to $filter"))
            {
                scope[slot] = item;
                if (ValueRules.IsTrue(condition.Evaluate(scope)))
                {
                    result.Add(item);
                    if (result.Count == most)
                    {
                        break;
                    }
                }
            }
            return result;
        });
    }

    private static BindingExpression ParseReduce(BsonValue argument, ExpressionParser parser)
    {
        var named = NamedArguments.Read("$reduce", argument, ["input", "initialValue", "in"], []);
        var input = parser.Parse(named["input"]);
        var initial = parser.Parse(named["initialValue"]);
        var body = parser.With("value", out var valueSlot).With("this", out var thisSlot).Parse(named["in"]);
        return new BindingExpression([input, initial, body], scope =>
        {
            var list = input.Evaluate(scope);
            if (ValueRules.IsNullish(list))
            {
                return BsonNull.Value;
            }
            var result = initial.Evaluate(scope);
            foreach (var item in ValueRules.ToArray(list, "input to $reduce"))
            {
                scope[valueSlot] = result;
                scope[thisSlot] = item;
                result = body.Evaluate(scope);
            }
            return result;
        });
    }

    private static BindingExpression ParseLet(BsonValue argument, ExpressionParser parser)
    {
        var named = NamedArguments.Read("$let", argument, ["vars", "in"], []);
        var bindings = new List<(int Slot, Expression Value)>();
        var inner = parser;
        foreach (var element in named["vars"] as BsonDocument ?? throw QueryException.Location(16876, "invalid parameter: expected an object (vars)"))
        {
            // Variables of one $let do not see each other.
            var value = parser.Parse(element.Value);
            inner = inner.With(element.Name, out var slot);
            bindings.Add((slot, value));
        }
        var body = inner.Parse(named["in"]);
        return new BindingExpression([.. bindings.Select(binding => binding.Value), body], scope =>
        {
            foreach (var (slot, value) in bindings)
            {
                scope[slot] = value.Evaluate(scope);
            }
            return body.Evaluate(scope);
        });
    }

    private static string NameOf(Dictionary<string, BsonValue> named, string operatorName) =>
        named.TryGetValue("as", out var name) ? ValueRules.ToText(name, $"'as' of {operatorName}") : "this";
}
