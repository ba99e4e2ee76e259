using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

internal static class TypeOperators
{
    public static void Register(OperatorTable.Builder table)
    {
        table.Function("$type", value => new BsonString(BsonTypeNames.Of(value)));
        table.Function("$isNumber", value => ValueRules.Bool(ValueRules.IsNumber(value)));
        Add(table, "$toString", BsonType.String);
        Add(table, "$toBool", BsonType.Boolean);
        Add(table, "$toInt", BsonType.Int32);
        Add(table, "$toLong", BsonType.Int64);
        Add(table, "$toDouble", BsonType.Double);
        Add(table, "$toDecimal", BsonType.Decimal128);
        Add(table, "$toDate", BsonType.DateTime);
        Add(table, "$toObjectId", BsonType.ObjectId);
        table.Special("$convert", ParseConvert);
    }

    private static void Add(OperatorTable.Builder table, string name, BsonType type) =>
        table.Function(name, value => ValueRules.IsNullish(value)
            ? BsonNull.Value : TypeConversion.Convert(value!, type)); // Not null: checked before.

    private static BindingExpression ParseConvert(BsonValue argument, ExpressionParser parser)
    {
        var named = NamedArguments.Read("$convert", argument, ["input", "to"], ["onError", "onNull"]);
        var input = parser.Parse(named["input"]);
        var to = parser.Parse(named["to"]);
        var onError = named.TryGetValue("onError", out var error) ? parser.Parse(error) : null;
        var onNull = named.TryGetValue("onNull", out var missing) ? parser.Parse(missing) : null;
        Expression[] all = [input, to, .. onError is null ? [] : new[] { onError }, .. onNull is null ? [] : new[] { onNull }];
        return new BindingExpression(all, scope =>
        {
            var value = input.Evaluate(scope);
            var target = to.Evaluate(scope);
            if (value is null || ValueRules.IsNullish(value) || target is null || ValueRules.IsNullish(target))
            {
                return onNull is null ? BsonNull.Value : onNull.Evaluate(scope);
            }
            var type = TypeOf(target);
            try
            {
                return TypeConversion.Convert(value, type);
            }
            catch (QueryException ex) when (onError is not null && ex.CodeName == "ConversionFailure")
            {
                return onError.Evaluate(scope);
            }
        });
    }

    private static BsonType TypeOf(BsonValue target)
    {
        if (target is BsonDocument document && document.TryGetValue("type", out var inner))
        {
            target = inner;
        }
        if (target is BsonString name && BsonTypeNames.TryParse(name.Value, out var type))
        {
            return type;
        }
        return ValueRules.TryToInt64(target, out var number) && BsonTypeNames.TryParse(number, out type) ? type
            : throw QueryException.BadValue($"Unknown type name: {target}");
    }
}
