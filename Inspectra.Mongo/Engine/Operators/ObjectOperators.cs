using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

internal static class ObjectOperators
{
    public static void Register(OperatorTable.Builder table)
    {
        table.Function("$mergeObjects", 0, int.MaxValue, (values, _) => Merge(values));
        table.Function("$objectToArray", ToArray);
        table.Function("$arrayToObject", FromArray);
        table.Special("$getField", ParseGetField);
        table.Special("$setField", (argument, parser) => ParseSetField("$setField", argument, parser));
        table.Special("$unsetField", (argument, parser) => ParseSetField("$unsetField", argument, parser));
    }

    private static BsonValue Merge(BsonValue?[] values)
    {
        var merged = new MergeAccumulator();
        foreach (var value in values)
        {
            merged.Add(value);
        }
        return merged.Result();
    }

    private static BsonValue ToArray(BsonValue? value)
    {
        if (ValueRules.IsNullish(value))
        {
            return BsonNull.Value;
        }
        return value is BsonDocument document
            ? new BsonArray(document.Select(element => new BsonDocument { { "k", element.Name }, { "v", element.Value } }))
            : throw QueryException.Location(40390, $"$objectToArray requires a document input, found: {BsonTypeNames.Of(value)}");
    }

    private static BsonValue FromArray(BsonValue? value)
    {
        if (ValueRules.IsNullish(value))
        {
            return BsonNull.Value;
        }
        var result = new BsonDocument();
        foreach (var item in ValueRules.ToArray(value, "$arrayToObject's argument"))
        {
            var (key, content) = item switch
            {
                BsonArray { Count: 2 } pair => (pair[0], pair[1]),
                BsonDocument { ElementCount: 2 } document when document.Contains("k") && document.Contains("v") =>
                    (document["k"], document["v"]),
                _ => throw QueryException.Location(40386, "$arrayToObject requires pairs of key and value, as arrays or as objects with 'k' and 'v'"),
            };
            var name = ValueRules.ToText(key, "$arrayToObject key");
            result.Set(name.Contains('\0', StringComparison.Ordinal)
                ? throw QueryException.Location(4940400, "Key field cannot contain an embedded null byte") : name, content);
        }
        return result;
    }

    private static BindingExpression ParseGetField(BsonValue argument, ExpressionParser parser)
    {
        var isLong = argument is BsonDocument document && document.Contains("field");
        var named = isLong ? NamedArguments.Read("$getField", argument, ["field"], ["input"]) : null;
        var field = NameOf(named is null ? argument : named["field"], parser);
        var input = named is not null && named.TryGetValue("input", out var value) ? parser.Parse(value) : new RootExpression();
        return new BindingExpression([field, input], scope =>
        {
            var name = ValueRules.ToText(field.Evaluate(scope), "$getField 'field'");
            return input.Evaluate(scope) switch
            {
                BsonDocument container => container.TryGetValue(name, out var found) ? found : null,
                null => null,
                var other when ValueRules.IsNullish(other) => BsonNull.Value,
                _ => null,
            };
        });
    }

    private static BindingExpression ParseSetField(string operatorName, BsonValue argument, ExpressionParser parser)
    {
        var unset = operatorName == "$unsetField";
        var named = NamedArguments.Read(operatorName, argument, unset ? ["field", "input"] : ["field", "input", "value"], []);
        var field = NameOf(named["field"], parser);
        var input = parser.Parse(named["input"]);
        Expression value = unset ? new ConstantExpression(null) : parser.Parse(named["value"]);
        return new BindingExpression([field, input, value], scope =>
        {
            var container = input.Evaluate(scope);
            if (ValueRules.IsNullish(container))
            {
                return BsonNull.Value;
            }
            var result = new BsonDocument(container as BsonDocument
                ?? throw QueryException.Location(4161105, $"{operatorName} requires 'input' to evaluate to type Object"));
            var name = ValueRules.ToText(field.Evaluate(scope), $"{operatorName} 'field'");
            if (value.Evaluate(scope) is { } content)
            {
                result.Set(name, content);
            }
            else
            {
                result.Remove(name);
            }
            return result;
        });
    }

    /// <summary>A plain text is the name itself, even one that would be no valid path.</summary>
    private static Expression NameOf(BsonValue value, ExpressionParser parser) =>
        value is BsonString { Value: not ['$', ..] } ? new ConstantExpression(value) : parser.Parse(value);
}
